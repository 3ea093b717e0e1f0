import { AppError } from "@/lib/core/errors";
import { EXTRACTIVE } from "@/lib/schemas/chat";
import type { Ctx } from "../_kit";
import { languageModels, rerankingModel } from "../connections";
import { retrieve } from "../retrieval";
import type { BegunTurn } from "./begin-turn";
import { Draft } from "./draft";
import { type FinishedTurn, finishTurn } from "./finish-turn";
import { fitContext } from "./fit-context";
import { toQuery } from "./follow-up/to-query";
import { giveCurated } from "./give-curated";
import { guard, NOTHING } from "./guard";
import { rulesFor } from "./prompt";
import { replyTo } from "./small-talk/reply-to";
import type { TurnPart } from "./turn-part";
import { type Writing, writeAnswer } from "./write-answer";

/** What an answer is called that needed no sources and no model. */
const SMALL_TALK = "small-talk";

type Asking = { signal: AbortSignal; startedAt: number };

/** Looks for passages, lets the model write, and stores the answer as far as it came. No transaction is open meanwhile. */
export async function* answerTurn(
  ctx: Ctx,
  turn: BegunTurn,
  { signal, startedAt }: Asking,
): AsyncGenerator<TurnPart, void> {
  let draft = new Draft([], NOTHING);
  let status: FinishedTurn["status"] = "aborted";
  let firstTokenMs: number | null = null;
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
      const writing = await look(ctx, turn, signal);
      draft = writing.draft;
      yield { type: "status", state: "answering", passages: writing.found.passages.length };
      for await (const part of write(ctx, writing)) {
        if (part.type === "text") firstTokenMs ??= Math.round(performance.now() - startedAt);
        yield part;
      }
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

/** Finds what the answer will rest on, as far as it fits into what the model reads. */
async function look(ctx: Ctx, turn: BegunTurn, signal: AbortSignal): Promise<Writing> {
  const { bot, scope, question } = turn;
  const settings = { models: bot.models, connections: turn.connections };
  const models = languageModels(ctx, settings);
  const [first = null, ...rest] = models;
  const asked = await toQuery(ctx, { question, history: turn.history, model: first, signal });
  const reranker = rerankingModel(ctx, settings);
  const query = { query: asked.text, topic: asked.topic };
  const all = await retrieve(ctx, { ...bot.retrieval, ...query, scope, reranker });
  const { maxOutputTokens } = bot.models;
  const { passages, history } = fitContext(
    { passages: all.passages, history: turn.history },
    {
      models: [first?.id ?? EXTRACTIVE, ...rest.map(({ id }) => id)],
      instructions: bot.instructions,
      maxOutputTokens,
    },
  );
  const rules = rulesFor(bot.answerPolicy);
  const draft = new Draft(passages, guard({ rules, instructions: bot.instructions, question, passages }));
  draft.model = first?.id ?? EXTRACTIVE;
  draft.confidence = all.confidence;
  draft.degraded = all.degraded;
  if (asked.text !== question) draft.query = asked.text;
  if (asked.tokens) draft.count(asked.tokens, first?.price ?? null);
  return { turn, models, found: { ...all, passages }, history, draft, signal };
}

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
  const { text: content, citations, confidence, refused, degraded, model, query, usage, curated } = draft;
  const support = refused ? null : draft.support;
  const known = { content, citations, confidence, refused, model, query, support, curated };
  const answer = { ...known, ...(degraded && { degraded }), ...usage };
  await finishTurn(ctx, { conversationId, messageId, ...answer, ...outcome });
}
