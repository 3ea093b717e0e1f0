import type { MessageId } from "@/lib/core/ids";
import type { Prisma } from "@/lib/db";
import type { CitationDto, SupportDto } from "@/lib/schemas/chat";
import type { FeedbackDto, MessageDto, RatingReason } from "@/lib/schemas/conversation";
import type { CuratedMark } from "@/lib/schemas/curated";
import type { Tx } from "../_kit";
import { findGone, forget } from "../quotes";

export type MessageRow = Prisma.MessageGetPayload<object>;

/** Messages as they may be shown: without the words of documents that are gone. */
export async function toMessages(tx: Tx, rows: readonly MessageRow[]): Promise<MessageDto[]> {
  const messages = rows.map(toMessageDto);
  const cited = messages.flatMap(({ citations }) => citations.map(({ documentId }) => documentId));
  const gone = await findGone(tx, cited);
  return messages.map((message) => withMark(forget(message, (id) => gone.has(id))));
}

/** Nothing is left of an answer but where it quoted from: it was not empty, it was emptied. */
function withMark(message: MessageDto): MessageDto {
  const isGone = message.content === "" && message.citations.some(({ quote }) => quote === "");
  return { ...message, deletedWithSource: isGone };
}

function toMessageDto(row: MessageRow): MessageDto {
  const { role, status, content, confidence, refused, degraded, model, query, durationMs } = row;
  return {
    id: row.id as MessageId,
    role,
    status,
    content,
    deletedWithSource: false,
    // Written by finishTurn, from values of these very types.
    citations: row.citations as CitationDto[],
    confidence,
    refused,
    degraded,
    model,
    query,
    support: row.support as SupportDto | null,
    curated: row.curated as CuratedMark | null,
    usage: usageOf(row),
    timing: durationMs === null ? null : { firstTokenMs: row.firstTokenMs, durationMs },
    feedback: feedbackOf(row),
    createdAt: row.createdAt.toISOString(),
  };
}

function usageOf({ inputTokens, outputTokens, costUsd }: MessageRow): MessageDto["usage"] {
  return inputTokens === null || outputTokens === null ? null : { inputTokens, outputTokens, costUsd };
}

type Rated = Pick<MessageRow, "rating" | "ratingReason" | "ratingComment" | "ratedAt">;

/** What is thought of an answer; null: nothing was said. */
export function feedbackOf({ rating, ratingReason, ratingComment, ratedAt }: Rated): FeedbackDto | null {
  if (rating === null || ratedAt === null) return null;
  // Written by rateAnswer, from one of these.
  const reason = ratingReason as RatingReason | null;
  return { rating, reason, comment: ratingComment, ratedAt: ratedAt.toISOString() };
}
