"use client";

import { useRouter } from "next/navigation";
import { z } from "zod";
import { Dialog } from "@/components/patterns/dialog";
import { DialogForm } from "@/components/patterns/dialog-form";
import { TextInput } from "@/components/patterns/fields";
import { notifyDone } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useForm } from "@/lib/client/use-form";
import { SourceDto } from "@/lib/schemas/source";
import { CHUNK_SIZES } from "@/lib/schemas/source-config";
import type { SourceDialogProps } from "./rename-source";
import { wholeNumber } from "./website-form";

const { min, max, usual } = CHUNK_SIZES;

const Body = z
  .object({ size: wholeNumber(min, max), overlap: wholeNumber(0, max / 2) })
  .refine(({ size, overlap }) => overlap <= size / 2, {
    path: ["overlap"],
    message: "must be at most half of the size",
  })
  .transform((chunking) => ({ chunking }));

/** How long the passages of a source are. */
export function CutSource(props: SourceDialogProps) {
  return (
    <Dialog title="Passages" isOpen={props.isOpen} onOpenChange={props.onOpenChange}>
      <CutForm {...props} />
    </Dialog>
  );
}

function CutForm({ source, onOpenChange }: SourceDialogProps) {
  const { api } = useTenant();
  const router = useRouter();
  const { size, overlap } = source.chunking;
  const atFirst = { size: String(size), overlap: String(overlap) };
  const form = useForm(Body, atFirst, async (body) => {
    await api.patch(`/sources/${source.id}`, SourceDto, body);
    notifyDone("Saved. What is there already is cut anew, and answers as before until that is done.");
    onOpenChange(false);
    router.refresh();
  });
  return (
    <DialogForm form={form} action="Save">
      <p className="text-muted text-sm">
        Documents are cut into passages, which are what is searched and cited. The usual length is right for
        most texts. Shorter ones suit lists of facts and short answers, longer ones texts that argue over
        paragraphs.
      </p>
      <TextInput
        field={form.field("size")}
        label="Length in tokens"
        inputMode="numeric"
        autoFocus
        autoComplete="off"
        description={`From ${min} to ${max}; ${usual} is usual, about 200 words. A passage never runs over a heading.`}
      />
      <TextInput
        field={form.field("overlap")}
        label="Overlap in tokens"
        inputMode="numeric"
        autoComplete="off"
        description="How much of its end a passage shares with the next one. 0 is usual."
      />
    </DialogForm>
  );
}
