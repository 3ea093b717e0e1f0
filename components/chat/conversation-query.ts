import { API } from "@/lib/client/api";
import { dayRange } from "@/lib/client/day-range";
import type { BotId } from "@/lib/core/ids";
import { CHANNELS, type ConversationFilter, type ExportFormat, RATINGS } from "@/lib/schemas/conversation";

/** What the address of the list asks for; days are `2026-11-21`. */
export type ConversationsAddress = Partial<
  Record<"botId" | "mine" | "channel" | "from" | "to" | "feedback" | "answer" | "search", string>
>;

const FEEDBACK = [...RATINGS, "any"] as const;
const ANSWERS = ["refused", "unsure", "curated"] as const;

/** The same for the API; what it would not know is left out, but for a bot, which is then not found. */
export function toConversationFilter(address: ConversationsAddress): ConversationFilter {
  const { botId, mine, search = "" } = address;
  const channel = oneOf(CHANNELS, address.channel);
  const feedback = oneOf(FEEDBACK, address.feedback);
  const answer = oneOf(ANSWERS, address.answer);
  return {
    mine: mine === "true" ? "true" : "false",
    // The query checks the id's form by itself.
    ...(botId && { botId: botId as BotId }),
    ...(channel && { channel }),
    ...(feedback && { feedback }),
    ...(answer && { answer }),
    ...(search.trim() && { search: search.slice(0, 200) }),
    ...dayRange(address.from, address.to),
  };
}

export function isFiltered({ mine, ...others }: ConversationFilter): boolean {
  return mine === "true" || Object.keys(others).length > 0;
}

/** The conversations as a file, as they are filtered; a link can send no header, so the tenant is in the query. */
export function exportHref(tenant: string, format: ExportFormat, filter: ConversationFilter): string {
  return `${API}/conversations/export?${new URLSearchParams({ tenant, format, ...filter })}`;
}

function oneOf<Value extends string>(
  values: readonly Value[],
  wanted: string | undefined,
): Value | undefined {
  return values.find((value) => value === wanted);
}
