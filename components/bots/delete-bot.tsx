"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Panel, Section } from "@/components/patterns/section";
import { notifyDone, notifyFailure } from "@/lib/client/notify";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { BotDto } from "@/lib/schemas/bot";

/** Takes a bot away; it can be brought back from the list of bots. */
export function DeleteBot({ bot }: { bot: Pick<BotDto, "id" | "name"> }) {
  const { api, path, can } = useTenant();
  const router = useRouter();
  const [isAsking, setIsAsking] = useState(false);

  async function restore() {
    try {
      await api.post(`/bots/${bot.id}/restore`, BotDto);
      notifyDone(`“${bot.name}” is back.`);
      router.refresh();
    } catch (error) {
      notifyFailure(error);
    }
  }

  const remove = useMutation(() => api.remove(`/bots/${bot.id}`), {
    after: () => {
      router.push(path("/bots"));
      notifyDone(`“${bot.name}” is deleted.`, { label: "Undo", run: restore });
    },
  });

  if (!can("bots:write")) return null;
  return (
    <Section title="Delete">
      <Panel className="flex flex-wrap items-center justify-between gap-3 p-4 sm:p-5">
        <p className="min-w-0 flex-1 basis-64 text-muted">
          The bot stops answering at once. Its sources stay, and it can be restored from the list of bots.
        </p>
        <Button variant="danger-soft" onPress={() => setIsAsking(true)}>
          Delete this bot
        </Button>
      </Panel>
      <ConfirmDialog
        title={`Delete “${bot.name}”?`}
        action="Delete the bot"
        typedName={bot.name}
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={() => remove.run()}
      >
        <p>It stops answering at once. You can restore it under “Recently deleted” in the list of bots.</p>
      </ConfirmDialog>
    </Section>
  );
}
