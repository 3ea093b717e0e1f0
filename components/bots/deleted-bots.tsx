"use client";

import { Button } from "@heroui/react";
import { ChevronRight } from "lucide-react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { useTenant } from "@/lib/client/tenant";
import { useMutation } from "@/lib/client/use-mutation";
import { BotDto } from "@/lib/schemas/bot";

/** Bots that were deleted not long ago, and the way back for each. */
export function DeletedBots({ bots }: { bots: readonly BotDto[] }) {
  if (bots.length === 0) return null;
  return (
    <details className="group mt-8">
      <summary className="touch flex w-fit cursor-pointer list-none items-center gap-1.5 rounded-md font-medium text-muted hover:text-foreground [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 transition-transform group-open:rotate-90" aria-hidden="true" />
        Recently deleted ({bots.length})
      </summary>
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
  return (
    <li className="flex items-center gap-3 border-separator border-b px-4 py-2.5 last:border-0">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{bot.name}</span>
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
    </li>
  );
}
