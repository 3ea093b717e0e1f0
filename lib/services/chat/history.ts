import type { BotId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import type { CitationDto } from "@/lib/schemas/chat";
import type { PlainTx } from "../_kit";
import type { Turn } from "./prompt";

/**
 * What the model is told of a conversation: questions with their answers, in order. A question whose answer failed or
 * never said a word is left out with it: many models refuse a conversation whose roles do not alternate, or an empty turn.
 */
export function toHistory(turns: readonly Turn[]): Turn[] {
  return turns.flatMap((turn, index) => {
    const next = turns[index + 1];
    const isAnswered = turn.role === "user" && next?.role === "assistant" && next.content.trim() !== "";
    return isAnswered ? [turn, next] : [];
  });
}

/** As it is kept. */
export type Answer = { role: Turn["role"]; content: string; citations: Prisma.JsonValue };

/**
 * The turns without the words of answers that rest on something that answers no more (deleted, disabled, taken from the
 * bot): the next answer must not learn it from the conversation.
 */
export async function withoutGone(tx: PlainTx, botId: BotId, rows: readonly Answer[]): Promise<Turn[]> {
  const cited = rows.map(({ citations }) => citedDocuments(citations));
  const ids = [...new Set(cited.flat())];
  const live = ids.length > 0 ? await findLive(tx, botId, ids) : new Set<string>();
  let isAfterGone = false;
  return rows.map(({ role, content }, at) => {
    const ids = cited[at] ?? [];
    // One that cites nothing may repeat what was said before it.
    const isKept =
      ids.every((id) => live.has(id)) && !(isAfterGone && role === "assistant" && ids.length === 0);
    isAfterGone ||= !isKept;
    return { role, content: isKept ? content : "" };
  });
}

function citedDocuments(citations: Prisma.JsonValue): string[] {
  // Written by finishTurn, from citations of this very type.
  return (citations as CitationDto[]).map(({ documentId }) => documentId);
}

async function findLive(tx: PlainTx, botId: BotId, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(Prisma.sql`
    select d.id from "Document" d join "BotSource" b on b."sourceId" = d."sourceId" and b."botId" = ${botId}
    where d.id = any(${[...ids]}::text[]) and d."deletedAt" is null and d."disabledAt" is null and d."liveVersion" is not null`);
  return new Set(rows.map(({ id }) => id));
}
