import { z } from "zod";
import type { ErrorCode } from "@/lib/core/errors";
import { type MessageId, newId } from "@/lib/core/ids";
import type { CitationDto } from "@/lib/schemas/chat";
import { ChatBody } from "@/lib/schemas/chat";
import { idOf } from "@/lib/schemas/common";
import { plainly, refund, reserve, settle, workflow } from "../_kit";
import type { Passage } from "../retrieval";
import { answerTurn, type Outcome } from "./answer-turn";
import { type BegunTurn, prepareTurn } from "./begin-turn";
import { Draft } from "./draft";
import { NOTHING } from "./guard";

/** An answer that no conversation holds, and what it came from. */
export type UnstoredAnswer = Outcome & {
  text: string;
  /** What it could rest on, best first. */
  passages: readonly Passage[];
  citations: readonly CitationDto[];
  refused: boolean;
  confidence: number;
  support: Draft["support"];
  usage: Draft["usage"];
  model: string;
  degraded: string | null;
  /** Why it is none, or less than it should be. */
  error: ErrorCode | null;
};

/**
 * Asks a bot as a visitor would who has said nothing before, and writes nothing. Answers that the team wrote are left aside:
 * it is to be seen what the sources answer.
 */
export const answerOnce = workflow({
  name: "chat.answer_once",
  permission: "chat:use",
  input: z.object({
    botId: idOf("bot"),
    question: ChatBody.shape.message,
    /** In place of the bot's own, which may have been changed meanwhile. */
    settings: z.custom<Pick<BegunTurn["bot"], "answerPolicy" | "retrieval">>().optional(),
    signal: z.instanceof(AbortSignal),
  }),
  async run({ ctx, input: { botId, question, settings, signal } }): Promise<UnstoredAnswer> {
    const startedAt = performance.now();
    const messageId: MessageId = newId("message");
    const prepared = await plainly(ctx, async (tx) => {
      const asked = await prepareTurn(tx, { botId });
      await reserve(tx, { meter: "messages", id: messageId, amount: 1 });
      return asked;
    });
    const turn: BegunTurn = {
      ...{ ...prepared, bot: { ...prepared.bot, ...settings } },
      conversationId: newId("conversation"),
      messageId,
      history: [],
      curated: null,
      question,
    };
    let kept = new Draft([], NOTHING);
    let outcome: Outcome = { status: "aborted", firstTokenMs: null, durationMs: 0 };
    const keep = async (_: unknown, __: unknown, draft: Draft, ended: Outcome) => {
      kept = draft;
      outcome = ended;
    };
    let error: ErrorCode | null = null;
    // As in a conversation: what failed before its first word was not used.
    const end = (isUsed: boolean) => plainly(ctx, (tx) => (isUsed ? settle : refund)(tx, messageId));
    for await (const part of answerTurn(ctx, turn, { signal, startedAt, keep })) {
      if (part.type === "error") error = part.code;
    }
    await end(!(outcome.status === "failed" && kept.text === ""));
    const { text, passages, citations, refused, confidence, support, usage, model } = kept;
    const said = { text, passages, citations, refused, confidence, usage, model };
    return {
      ...said,
      ...outcome,
      support: refused ? null : support,
      degraded: kept.degraded ?? null,
      error,
    };
  },
});
