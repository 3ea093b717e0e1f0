"use client";

import { Button } from "@heroui/react";
import { Link2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Dialog } from "@/components/patterns/dialog";
import { DialogForm } from "@/components/patterns/dialog-form";
import { count } from "@/lib/client/format";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import type { BotId } from "@/lib/core/ids";
import { attach } from "./attach";
import { SourcePicker } from "./source-picker";

/** The button that lets a bot answer from sources that are there already, and its dialog. */
export function AttachSources({ botId }: { botId: BotId }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onPress={() => setIsOpen(true)}>
        <Link2 aria-hidden="true" />
        Attach sources
      </Button>
      <Dialog title="Attach sources" isOpen={isOpen} onOpenChange={setIsOpen}>
        <AttachForm botId={botId} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

function AttachForm({ botId, onDone }: { botId: BotId; onDone(): void }) {
  const { api } = useTenant();
  const [chosen, setChosen] = useState<string[]>([]);
  const save = useMutation(
    async () => {
      for (const sourceId of chosen) await attach(api, sourceId, botId);
    },
    { done: `${count(chosen.length, "source")} attached.` },
  );

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen.length > 0 && (await save.run())) onDone();
  }

  const form = { formProps: { onSubmit: submit }, formError: undefined, isPending: save.isPending };
  return (
    <DialogForm
      form={form}
      isDisabled={chosen.length === 0}
      action={chosen.length === 0 ? "Attach" : `Attach ${count(chosen.length, "source")}`}
    >
      <SourcePicker botId={botId} chosen={chosen} onChange={setChosen} />
    </DialogForm>
  );
}
