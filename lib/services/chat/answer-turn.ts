import { AppError } from "@/lib/core/errors";
import type { Ctx } from "../_kit";
import type { BegunTurn } from "./begin-turn";
import { Draft } from "./draft";
import { type FinishedTurn, finishTurn } from "./finish-turn";
import { followUps } from "./follow-ups";
import { giveCurated } from "./give-curated";
import { NOTHING } from "./guard";
import { keepTrying } from "./keep-trying";
import { lookUp } from "./look-up";
import { replyTo } from "./small-talk/reply-to";
import type { TurnPart } from "./turn-part";
import { writeAnswer } from "./write-answer";

/** What an answer is called that needed no sources and no model. */
const SMALL_TALK = "small-talk";

/** Longer than any answer takes; what was reserved for one that takes longer is given back (lib/services/usage). */
const MOST_MS = 3 * 60_000;

/** What becomes of an answer when it is there, or as far as it came. */
export type Keep = (ctx: Ctx, turn: BegunTurn, draft: Draft, outcome: Outcome) => Promise<void>;

type Asking = { signal: AbortSignal; startedAt: number; keep?: Keep };

/** Looks for passages, lets the model write, and stores the answer as far as it came (or does with it what `keep` says). No transaction is open meanwhile. */
export async function* answerTurn(
  ctx: Ctx,
  turn: BegunTurn,
  { signal, startedAt, keep = store }: Asking,
): AsyncGenerator<TurnPart, void> {
  let draft = new Draft([], NOTHING);
  let status: FinishedTurn["status"] = "aborted";
  let firstTokenMs: number | null = null;
  const ended = AbortSignal.any([signal, AbortSignal.timeout(MOST_MS)]);
  try {
    const reply = replyTo(turn.question);
    if (turn.curated) {
      yield* giveCurated(draft, turn.curated);
    } else if (reply) {
      draft.model = SMALL_TALK;
      draft.confidence = 1;
      yield* draft.say((reply.kind === "greeting" && turn.bot.welcome) || reply.reply);
    } else {
      yield { type: "status", state: "searching", passages: 0 };
      const writing = await lookUp(ctx, turn, ended);
      draft = writing.draft;
      yield { type: "status", state: "answering", passages: writing.found.passages.length };
      for await (const part of writeAnswer(ctx, writing)) {
        if (part.type === "text") firstTokenMs ??= Math.round(performance.now() - startedAt);
        yield part;
      }
    }
    status = draft.degraded === "model_interrupted" ? "failed" : "complete";
    const { passages, citations, refused } = draft;
    const next = followUps({ passages, citations, refused, question: turn.question });
    yield { type: "finish", answer: draft.toAnswer(turn), followUps: next };
  } catch (thrown) {
    if (signal.aborted) return;
    const error = ended.aborted ? tooLong() : AppError.from(thrown);
    ctx.log.error({ error: thrown, code: error.code }, "an answer failed");
    status = "failed";
    yield { type: "error", code: error.code, message: error.message };
    yield { type: "finish", answer: draft.toAnswer(turn), followUps: [] };
  } finally {
    await keep(ctx, turn, draft, {
      status,
      firstTokenMs,
      durationMs: Math.round(performance.now() - startedAt),
    });
  }
}

function tooLong(): AppError {
  return new AppError(
    "upstream_failed",
    "The answer took longer than three minutes, and was ended. Ask again.",
  );
}

export type Outcome = Pick<FinishedTurn, "status" | "firstTokenMs" | "durationMs">;

async function store(ctx: Ctx, turn: BegunTurn, draft: Draft, outcome: Outcome): Promise<void> {
  const { conversationId, messageId } = turn;
  const {
    text: content,
    citations,
    confidence,
    refused,
    degraded,
    model,
    query,
    usage,
    curated,
    trace,
  } = draft;
  const support = refused ? null : draft.support;
  const known = { content, citations, confidence, refused, model, query, support, curated, trace };
  const answer = { ...known, ...(degraded && { degraded }), ...usage };
  await keepTrying(() => finishTurn(ctx, { conversationId, messageId, ...answer, ...outcome }));
}
