"use client";

import { useRouter } from "next/navigation";
import { Dialog } from "@/components/patterns/dialog";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextAreaInput, TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { SourceDto } from "@/lib/schemas/source";
import { LimitsForm, limitsAtFirst } from "./limits-form";
import type { SourceDialogProps } from "./rename-source";

/** How far a look at a site goes, and which parts of its pages are read. */
export function LimitSource(props: SourceDialogProps) {
  return (
    <Dialog
      title="How far it goes, and what it reads"
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
    >
      <LimitForm {...props} />
    </Dialog>
  );
}

function LimitForm({ source, onOpenChange }: SourceDialogProps) {
  const { api } = useTenant();
  const router = useRouter();
  const form = useForm(LimitsForm, limitsAtFirst(source.site ?? {}), async (body) => {
    await api.patch(`/sources/${source.id}`, SourceDto, body);
    notifyDone("Saved. It holds from the next look on.");
    onOpenChange(false);
    router.refresh();
  });
  return (
    <DialogForm form={form} action="Save">
      <TextInput
        field={form.field("maxPages")}
        label="Pages at most"
        inputMode="numeric"
        autoFocus
        autoComplete="off"
      />
      <TextInput
        field={form.field("megabytes")}
        label="Megabytes at most"
        inputMode="numeric"
        autoComplete="off"
        description="What one look may bring over the network. It stops there, and says so."
      />
      {source.type === "website" && (
        <TextInput
          field={form.field("maxDepth")}
          label="Clicks from the start at most"
          inputMode="numeric"
          autoComplete="off"
        />
      )}
      <TextAreaInput
        field={form.field("include")}
        label="Only these paths"
        rows={2}
        placeholder="/help"
        description="One a line. * stands for any characters; without one, a path and all below it."
      />
      <TextAreaInput field={form.field("exclude")} label="Not these paths" rows={2} placeholder="/blog" />
      <TextAreaInput
        field={form.field("keep")}
        label="Read only these parts"
        rows={2}
        placeholder="article.content"
        description="CSS selectors, one a line. Empty: what looks like the content."
      />
      <TextAreaInput
        field={form.field("drop")}
        label="Leave out these parts"
        rows={2}
        placeholder=".comments"
        description="Other parts are read from every page with the next look, also where the page is the same."
      />
    </DialogForm>
  );
}
