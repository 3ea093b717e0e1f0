import { AppError } from "@/lib/core/errors";
import type { AnswerId, BotId } from "@/lib/core/ids";
import type { Prisma } from "@/lib/db";
import type { CuratedAnswerDto, CuratedLink } from "@/lib/schemas/curated";
import type { Tx } from "../_kit";
import { getBotOrThrow } from "../bots";

export const withPhrasings = {
  phrasings: { select: { text: true }, orderBy: { ordinal: "asc" } },
} as const satisfies Prisma.CuratedAnswerInclude;

export type CuratedRow = Prisma.CuratedAnswerGetPayload<{ include: typeof withPhrasings }>;

export function toCuratedDto(row: CuratedRow): CuratedAnswerDto {
  const [question = "", ...alternatives] = row.phrasings.map(({ text }) => text);
  const { answer, uses } = row;
  return {
    id: row.id as AnswerId,
    botId: row.botId as BotId,
    question,
    alternatives,
    answer,
    // Written by the commands, from values of this very type.
    links: row.links as CuratedLink[],
    isDisabled: row.disabledAt !== null,
    uses,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/**
 * What of an answer the audit log tells. Not its words: they may be those of a question that was asked, or of a document, and
 * nothing takes them out of the log when those are deleted.
 */
export function toNote({ botId, alternatives, links, isDisabled }: CuratedAnswerDto): object {
  return { botId, alternatives: alternatives.length, links: links.length, isDisabled };
}

/** @throws AppError not_found for one of another bot, of a bot out of reach, deleted, foreign or made up: all read the same */
export async function getCuratedOrThrow(
  tx: Tx,
  { botId, answerId }: { botId: BotId; answerId: AnswerId },
): Promise<CuratedRow> {
  await getBotOrThrow(tx, botId);
  const row = await tx.db.curatedAnswer.findFirst({
    where: { id: answerId, botId },
    include: withPhrasings,
  });
  if (!row) throw new AppError("not_found", "There is no such answer.");
  return row;
}
