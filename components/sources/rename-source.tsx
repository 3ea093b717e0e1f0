"use client";

import { useRouter } from "next/navigation";
import { Dialog } from "@/components/patterns/dialog";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { SourceDto, UpdateSourceBody } from "@/lib/schemas/source";

const Body = UpdateSourceBody.pick({ title: true }).required();

export type SourceDialogProps = { source: SourceDto; isOpen: boolean; onOpenChange(isOpen: boolean): void };

/** Gives a source another title; its documents keep theirs. */
export function RenameSource(props: SourceDialogProps) {
  return (
    <Dialog title="Rename the source" isOpen={props.isOpen} onOpenChange={props.onOpenChange}>
      <RenameForm {...props} />
    </Dialog>
  );
}

function RenameForm({ source, onOpenChange }: SourceDialogProps) {
  const { api } = useTenant();
  const router = useRouter();
  const form = useForm(Body, { title: source.title }, async (body) => {
    await api.patch(`/sources/${source.id}`, SourceDto, body);
    notifyDone("The source has its new title.");
    onOpenChange(false);
    router.refresh();
  });
  return (
    <DialogForm form={form} action="Rename">
      <TextInput
        field={form.field("title")}
        label="Title"
        maxLength={300}
        autoFocus
        autoComplete="off"
        description="Its documents keep their own titles."
      />
    </DialogForm>
  );
}
