"use client";

import { Button } from "@heroui/react";
import { type FormEvent, useState } from "react";
import { CheckList } from "@/components/patterns/choice-fields";
import { Dialog, DialogBody, DialogFooter } from "@/components/patterns/dialog";
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

  return (
    <form onSubmit={submit} className="contents">
      <DialogBody>
        <CheckList
          label="Bots"
          description="A bot that you take out stops answering from this source with its next question. The source stays."
          none="There is no bot yet."
          values={botIds}
          options={bots.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setBotIds}
        />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          Cancel
        </Button>
        <Button type="submit" variant="primary" isPending={save.isPending}>
          Save
        </Button>
      </DialogFooter>
    </form>
  );
}
