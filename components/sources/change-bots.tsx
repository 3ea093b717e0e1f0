"use client";

import { type FormEvent, useState } from "react";
import { CheckList } from "@/components/patterns/choice-fields";
import { Dialog } from "@/components/patterns/dialog";
import { DialogForm } from "@/components/patterns/dialog-form";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { SourceDto } from "@/lib/schemas/source";
import type { BotName } from "./bot-choice";
import type { SourceDialogProps } from "./rename-source";

type ChangeBotsProps = SourceDialogProps & { bots: readonly BotName[] };

/** Which bots answer from a source. */
export function ChangeBots(props: ChangeBotsProps) {
  return (
    <Dialog title="Bots that answer from it" isOpen={props.isOpen} onOpenChange={props.onOpenChange}>
      <BotsForm {...props} />
    </Dialog>
  );
}

function BotsForm({ source, bots, onOpenChange }: ChangeBotsProps) {
  const { api } = useTenant();
  // Bots that are not in the list are among the chosen all the same, and stay.
  const [botIds, setBotIds] = useState<string[]>(source.botIds);
  const save = useMutation(() => api.patch(`/sources/${source.id}`, SourceDto, { botIds }), {
    done: "Saved. It counts from the next question on.",
  });

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await save.run()) onOpenChange(false);
  }

  const form = { formProps: { onSubmit: submit }, formError: undefined, isPending: save.isPending };
  return (
    <DialogForm form={form} action="Save">
      <CheckList
        label="Bots"
        description="A bot that you take out stops answering from this source with its next question. The source stays."
        none="There is no bot yet."
        values={botIds}
        options={bots.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setBotIds}
      />
    </DialogForm>
  );
}
