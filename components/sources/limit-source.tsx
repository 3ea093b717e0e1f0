"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { z } from "zod";
import { Dialog, DialogBody, DialogFooter } from "@/components/patterns/dialog";
import { FormError, TextAreaInput, TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { SourceDto } from "@/lib/schemas/source";
import { DEFAULT_PAGES, MAX_PAGES } from "@/lib/schemas/source-config";
import type { SourceDialogProps } from "./rename-source";
import { lines, wholeNumber } from "./website-form";

const Body = z
  .object({ maxPages: wholeNumber(1, MAX_PAGES), include: lines, exclude: lines })
  .transform((site) => ({ site }));

/** How far a look at a site goes. */
export function LimitSource(props: SourceDialogProps) {
  return (
    <Dialog title="How far it goes" isOpen={props.isOpen} onOpenChange={props.onOpenChange}>
      <LimitForm {...props} />
    </Dialog>
  );
}

function LimitForm({ source, onOpenChange }: SourceDialogProps) {
  const { api } = useTenant();
  const router = useRouter();
  const { maxPages = DEFAULT_PAGES, include = [], exclude = [] } = source.site ?? {};
  const atFirst = { maxPages: String(maxPages), include: include.join("\n"), exclude: exclude.join("\n") };
  const form = useForm(Body, atFirst, async (body) => {
    await api.patch(`/sources/${source.id}`, SourceDto, body);
    notifyDone("Saved. It holds from the next look on.");
    onOpenChange(false);
    router.refresh();
  });
  return (
    <form {...form.formProps} className="contents">
      <DialogBody>
        <FormError>{form.formError}</FormError>
        <TextInput
          field={form.field("maxPages")}
          label="Pages at most"
          inputMode="numeric"
          autoFocus
          autoComplete="off"
        />
        <TextAreaInput
          field={form.field("include")}
          label="Only these paths"
          rows={2}
          placeholder="/help"
          description="One a line. * stands for any characters; without one, a path and all below it."
        />
        <TextAreaInput field={form.field("exclude")} label="Not these paths" rows={2} placeholder="/blog" />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          Cancel
        </Button>
        <Button type="submit" variant="primary" isPending={form.isPending}>
          Save
        </Button>
      </DialogFooter>
    </form>
  );
}
