import { AppError } from "@/lib/core/errors";
import type { Ctx } from "../_kit";
import { type Retrieval, retrieve } from "../retrieval";
import type { BegunTurn } from "./begin-turn";
import { Draft } from "./draft";
import { EXTRACTIVE } from "./extractive/extractive-model";
import { type FinishedTurn, finishTurn } from "./finish-turn";
import type { TurnPart } from "./turn-part";
import { writeAnswer } from "./write-answer";

type Asking = { signal: AbortSignal; startedAt: number };

/** Looks for passages, lets the model write, and stores the answer as far as it came. No transaction is open meanwhile. */
export async function* answerTurn(
  ctx: Ctx,
  turn: BegunTurn,
  { signal, startedAt }: Asking,
): AsyncGenerator<TurnPart, void> {
  let draft = new Draft([]);
  let status: FinishedTurn["status"] = "aborted";
  let firstTokenMs: number | null = null;
  try {
    yield { type: "status", state: "searching", passages: 0 };
    const found = await retrieve(ctx, { ...turn.bot.retrieval, scope: turn.scope, query: turn.question });
    draft = new Draft(found.passages);
    draft.confidence = found.confidence;
    draft.degraded = found.degraded;
    draft.model = ctx.ports.models.language()?.id ?? EXTRACTIVE;
    yield { type: "status", state: "answering", passages: found.passages.length };
    for await (const part of write(ctx, { turn, found, draft, signal })) {
      if (part.type === "text") firstTokenMs ??= Math.round(performance.now() - startedAt);
      yield part;
    }
    status = draft.degraded === "model_interrupted" ? "failed" : "complete";
    yield { type: "finish", answer: draft.toAnswer(turn) };
  } catch (thrown) {
    if (signal.aborted) return;
    const error = AppError.from(thrown);
    ctx.log.error({ error: thrown, code: error.code }, "an answer failed");
    status = "failed";
    yield { type: "error", code: error.code, message: error.message };
    yield { type: "finish", answer: draft.toAnswer(turn) };
  } finally {
    await store(ctx, turn, draft, {
      status,
      firstTokenMs,
      durationMs: Math.round(performance.now() - startedAt),
    });
  }
}

type Writing = { turn: BegunTurn; found: Retrieval; draft: Draft; signal: AbortSignal };

async function* write(ctx: Ctx, writing: Writing): AsyncGenerator<TurnPart, void> {
  const { turn, found, draft } = writing;
  const isUnsure = found.passages.length === 0 || found.confidence < found.threshold;
  if (turn.bot.answerPolicy === "sources_only" && isUnsure) {
    draft.refused = true;
    yield* draft.say(turn.bot.refusalText);
    return;
  }
  yield* writeAnswer(ctx, writing);
}

type Outcome = Pick<FinishedTurn, "status" | "firstTokenMs" | "durationMs">;

async function store(ctx: Ctx, turn: BegunTurn, draft: Draft, outcome: Outcome): Promise<void> {
  const { conversationId, messageId } = turn;
  const { text: content, citations, confidence, refused, degraded, model, usage } = draft;
  const answer = { content, citations, confidence, refused, model, ...(degraded && { degraded }), ...usage };
  await finishTurn(ctx, { conversationId, messageId, ...answer, ...outcome });
}
