import type { LanguageModelV4 } from "@ai-sdk/provider";
import { streamText } from "ai";
import type { AppError } from "@/lib/core/errors";
import { EXTRACTIVE } from "@/lib/schemas/chat";
import type { ModelPrice } from "@/lib/schemas/models";
import { type Ctx, modelError } from "../_kit";
import { detectLanguage } from "../retrieval";
import { checkByModel } from "./claims/check-by-model";
import { extractiveModel, extractiveOptions } from "./extractive/extractive-model";
import type { Writing } from "./look-up";
import { buildMessages, NO_ANSWER, systemPrompt } from "./prompt";
import { refusalOf } from "./refusal";
import type { TurnPart } from "./turn-part";
import { withoutSign } from "./without-sign";

/** A model that says nothing for so long is given up. */
const FIRST_WORDS_WITHIN_MS = 30_000;
const NEXT_WORDS_WITHIN_MS = 30_000;

/** The answer, or the bot's refusal when what was found does not answer the question. */
export async function* writeAnswer(ctx: Ctx, writing: Writing): AsyncGenerator<TurnPart, void> {
  const { turn, draft } = writing;
  if (!isRefused(writing)) {
    yield* write(ctx, writing);
    await check(ctx, writing);
    return;
  }
  draft.refused = true;
  yield* draft.say(refusalOf(turn));
}

/** By the model, when the bot asks for it and a model wrote the answer: quotes are what they rest on. */
async function check(ctx: Ctx, { turn, models, draft, signal }: Writing): Promise<void> {
  const [model] = models;
  if (!turn.bot.models.checkClaims || !model || draft.refused || draft.model === EXTRACTIVE) return;
  await draft.checkBy((asked) => checkByModel(ctx, { ...asked, model, signal }), model.price);
}

/** Whether a bot that answers from its sources alone says so right away. */
export function isRefused({ turn, found }: Pick<Writing, "turn" | "found">): boolean {
  const isUnsure = found.passages.length === 0 || found.confidence < found.threshold;
  return turn.bot.answerPolicy === "sources_only" && isUnsure;
}

/**
 * Lets a model write into the draft: the bot's first, and when that fails before its first word, the next. When none is
 * left, the answerer that quotes takes over; when one breaks off later, what was written stays. Each is marked as degraded.
 */
async function* write(ctx: Ctx, writing: Writing): AsyncGenerator<TurnPart, void> {
  const { models, draft, signal } = writing;
  let failure: AppError | null = null;
  for (const { id, price, connection, open } of models) {
    draft.model = id;
    if (failure) draft.degraded = "model_fallback";
    try {
      yield* stream({ model: open().model, price }, writing);
      return;
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      failure = modelError(thrown, connection);
      ctx.log.warn({ error: thrown, code: failure.code, model: id }, "the model failed while answering");
      if (!draft.isBegun) continue;
      draft.degraded = "model_interrupted";
      yield { type: "error", code: failure.code, message: `${failure.message} The answer is not complete.` };
      yield* draft.end();
      return;
    }
  }
  if (failure) {
    draft.degraded = models.length > 1 ? "model_failed" : reasonOf(failure);
    yield { type: "error", code: failure.code, message: `${failure.message} These are quotes instead.` };
  }
  draft.model = EXTRACTIVE;
  yield* stream({ model: extractiveModel, price: NO_PRICE }, writing);
}

function reasonOf({ code, details }: AppError): string {
  if (code === "not_configured") return "model_removed";
  return details?.isKeyRefused ? "model_refused" : "model_failed";
}

/** What a model is told, besides how it is set. */
export function promptOf({ turn, found, history }: Pick<Writing, "turn" | "found" | "history">) {
  const { bot, question } = turn;
  const told = { question, passages: found.passages, history, language: detectLanguage(question) };
  return { instructions: systemPrompt(bot), messages: buildMessages(told) };
}

type Writer = { model: LanguageModelV4; price: ModelPrice | null };

/** Quoting costs nothing. */
const NO_PRICE: ModelPrice = { input: 0, output: 0 };

async function* stream(
  { model, price }: Writer,
  { turn, found, history, draft, signal }: Writing,
): AsyncGenerator<TurnPart, void> {
  const { temperature, maxOutputTokens } = turn.bot.models;
  // A server may take the request and never answer: then no time between chunks is ever over.
  const silence = new AbortController();
  const timer = setTimeout(
    () => silence.abort(new DOMException("no words came", "TimeoutError")),
    FIRST_WORDS_WITHIN_MS,
  );
  const sign = withoutSign(NO_ANSWER);
  const result = streamText({
    model,
    ...promptOf({ turn, found, history }),
    providerOptions: model === extractiveModel ? extractiveOptions(found) : {},
    ...(temperature !== undefined && { temperature }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    maxRetries: 1,
    timeout: { firstChunkMs: FIRST_WORDS_WITHIN_MS, chunkMs: NEXT_WORDS_WITHIN_MS },
    abortSignal: AbortSignal.any([signal, silence.signal]),
    // Errors come as parts of the stream, and are logged where they are caught.
    onError: () => {},
  });
  try {
    for await (const part of result.stream) {
      if (part.type === "error") throw part.error;
      if (part.type === "abort")
        throw new DOMException("aborted", signal.aborted ? "AbortError" : "TimeoutError");
      if (part.type === "finish") {
        const { inputTokens = 0, outputTokens = 0 } = part.totalUsage;
        draft.count({ inputTokens, outputTokens }, price);
      }
      if (part.type !== "text-delta") continue;
      clearTimeout(timer);
      const words = sign.push(part.text);
      if (words !== "") yield* draft.push(words);
    }
  } finally {
    clearTimeout(timer);
  }
  yield* draft.push(sign.end());
  yield* draft.end();
  // Nothing is left when all it said was what must not be said; and it may know the words for it.
  const said = draft.text.trim();
  const isSilent = said === "" || (sign.isSeen() && draft.citations.length === 0);
  const refusal = refusalOf(turn);
  draft.refused = isSilent || said === refusal.trim() || said === turn.bot.refusalText.trim();
  if (isSilent) yield* draft.say(said === "" ? refusal : `\n\n${refusal}`);
}
