import { Bot } from "lucide-react";
import Link from "next/link";
import type { SourceDto } from "@/lib/schemas/source";
import type { BotName } from "./bot-choice";
import { botNames } from "./source-facts";

type AttachedBotsProps = { tenant: string; source: Pick<SourceDto, "botIds">; bots: readonly BotName[] };

/** The bots that answer from a source, each a way to its own sources. */
export function AttachedBots({ tenant, source: { botIds }, bots }: AttachedBotsProps) {
  if (botIds.length === 0) {
    return <p>None yet</p>;
  }
  const { others } = botNames(botIds, bots);
  return (
    <ul aria-label="Bots that answer from it" className="flex flex-wrap gap-1.5">
      {bots
        .filter(({ id }) => botIds.includes(id))
        .map(({ id, name }) => (
          <li key={id} className="max-w-full">
            <Link
              href={`/t/${tenant}/bots/${id}/sources`}
              className="touch flex h-7 max-w-64 items-center gap-1.5 rounded-full border border-border bg-surface px-2.5 text-xs hover:border-field-border"
            >
              <Bot className="size-3.5 shrink-0 text-muted" aria-hidden="true" />
              <span dir="auto" className="truncate">
                {name}
              </span>
            </Link>
          </li>
        ))}
      {others > 0 && <li className="flex items-center px-1 text-muted text-xs">and {others} more</li>}
    </ul>
  );
}
