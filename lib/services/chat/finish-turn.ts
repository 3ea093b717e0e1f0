import { z } from "zod";
import type { ConversationId, MessageId } from "@/lib/core/ids";
import type { Prisma } from "@/lib/db";
import type { CitationDto, SupportDto } from "@/lib/schemas/chat";
import type { CuratedMark } from "@/lib/schemas/curated";
import type { StoredTrace } from "@/lib/schemas/trace";
import { command, refund, settle } from "../_kit";
import { noteCuratedUse } from "../curated";
import { findGone, forget, keepQuotes } from "../quotes";

export type FinishedTurn = {
  conversationId: ConversationId;
  messageId: MessageId;
  status: "complete" | "aborted" | "failed";
  content: string;
  citations: CitationDto[];
  confidence: number;
  refused: boolean;
  degraded?: string;
  model: string;
  query: string | null;
  support: SupportDto | null;
  curated: CuratedMark | null;
  trace: StoredTrace | null;
  inputTokens: number;
  outputTokens: number;
  costUsd: number | null;
  firstTokenMs: number | null;
  durationMs: number;
};

/** Keeps the answer as far as it came, also when the asker went away or the model broke off. */
export const finishTurn = command({
  name: "chat.answer",
  permission: "chat:use",
  input: z.custom<FinishedTurn>(),
  async run({ tx, input: { messageId, degraded, curated, trace, ...answer } }) {
    const cited = answer.citations.map(({ documentId }) => documentId);
    const gone = await findGone(tx, cited, { isWriting: true });
    const { citations, support, ...rest } = forget(answer, (id) => gone.has(id));
    const plain: Prisma.InputJsonValue = JSON.parse(JSON.stringify(citations));
    await tx.db.message.create({
      data: {
        ...rest,
        id: messageId,
        tenantId: tx.tenant.id,
        role: "assistant",
        citations: plain,
        degraded: degraded ?? null,
        ...(support && { support }),
        ...(curated && { curated }),
        ...(trace && { trace }),
      },
    });
    if (curated) await noteCuratedUse(tx, curated.answerId);
    await keepQuotes(tx, { messageId, citations });
    // A model that fails before its first word gave nothing. Who breaks off themselves has had what they asked for.
    const isRefunded = rest.status === "failed" && rest.content === "";
    await (isRefunded ? refund : settle)(tx, messageId);
    return { result: null, audit: { skip: "every answer is kept in its conversation" } };
  },
});
