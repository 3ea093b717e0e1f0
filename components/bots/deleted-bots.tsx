"use client";

import { Button } from "@heroui/react";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { RelativeTime } from "@/components/patterns/relative-time";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { BOT_RESTORE_DAYS, BotDto, ErasedBotDto } from "@/lib/schemas/bot";

/** Bots that were deleted not long ago, and the way back for each. */
export function DeletedBots({ bots }: { bots: readonly BotDto[] }) {
  if (bots.length === 0) return null;
  return (
    <details className="group mt-8">
      <summary className="touch flex w-fit cursor-pointer list-none items-center gap-1.5 rounded-md font-medium text-muted hover:text-foreground [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="size-4 transition-transform group-open:rotate-90 rtl:-scale-x-100"
          aria-hidden="true"
        />
        Recently deleted ({bots.length})
      </summary>
      <p className="mt-2 text-muted text-xs">
        Each can be restored for {BOT_RESTORE_DAYS} days; then it is erased with its conversations.
      </p>
      <ul className="mt-3 rounded-xl border border-border bg-surface">
        {bots.map((bot) => (
          <DeletedBot key={bot.id} bot={bot} />
        ))}
      </ul>
    </details>
  );
}

function DeletedBot({ bot }: { bot: BotDto }) {
  const { api, can } = useTenant();
  const restore = useMutation(() => api.post(`/bots/${bot.id}/restore`, BotDto), {
    done: `“${bot.name}” is back.`,
  });
  const erase = useMutation(() => api.post(`/bots/${bot.id}/erase`, ErasedBotDto), {
    done: `“${bot.name}” is erased. The receipt is among the jobs.`,
  });
  const [isAsking, setIsAsking] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-separator border-b px-4 py-2.5 last:border-0">
      <span className="min-w-0 flex-1 basis-40">
        <span dir="auto" className="wrap-anywhere block font-medium">
          {bot.name}
        </span>
        {bot.deletedAt && (
          <span className="block text-muted text-xs">
            <RelativeTime iso={bot.deletedAt} prefix="Deleted " />
          </span>
        )}
      </span>
      {can("bots:write") && (
        <Button
          variant="secondary"
          size="sm"
          aria-label={`Restore ${bot.name}`}
          isPending={restore.isPending}
          onPress={() => restore.run()}
        >
          Restore
        </Button>
      )}
      {can("bots:write") && (
        <Button
          variant="danger-soft"
          size="sm"
          aria-label={`Erase ${bot.name}`}
          onPress={() => setIsAsking(true)}
        >
          Erase
        </Button>
      )}
      <ConfirmDialog
        title={`Erase “${bot.name}” for good?`}
        action="Erase it"
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={() => erase.run()}
      >
        <p>Its conversations go with it, and nobody can bring them back. Its sources stay.</p>
      </ConfirmDialog>
    </li>
  );
}
