import type { LanguageModelV4 } from "@ai-sdk/provider";
import { streamText } from "ai";
import { type Ctx, modelError } from "../_kit";
import { detectLanguage, type Retrieval } from "../retrieval";
import type { BegunTurn } from "./begin-turn";
import type { Draft } from "./draft";
import { EXTRACTIVE, extractiveModel, extractiveOptions } from "./extractive/extractive-model";
import { buildMessages, NO_ANSWER, systemPrompt, type Turn } from "./prompt";
import type { TurnPart } from "./turn-part";

/** A model that says nothing for so long is given up. */
const FIRST_WORDS_WITHIN_MS = 30_000;
const NEXT_WORDS_WITHIN_MS = 30_000;

export type Writing = {
  turn: BegunTurn;
  /** Its passages are those that fit into what the model reads. */
  found: Retrieval;
  history: readonly Turn[];
  draft: Draft;
  signal: AbortSignal;
};

/**
 * Lets the model write into the draft. When it fails before its first word, the answerer that quotes takes over; when it
 * breaks off later, what was written stays. Both are told to the reader, and marked as degraded.
 */
export async function* writeAnswer(ctx: Ctx, writing: Writing): AsyncGenerator<TurnPart, void> {
  const { draft, signal } = writing;
  const language = ctx.ports.models.language();
  if (language) {
    try {
      yield* stream(language.model, writing);
      return;
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      const { code, message } = modelError(thrown);
      ctx.log.warn({ error: thrown, code, model: language.id }, "the model failed while answering");
      const isBegun = draft.text !== "";
      draft.degraded = isBegun ? "model_interrupted" : "model_failed";
      yield {
        type: "error",
        code,
        message: isBegun ? `${message} The answer is not complete.` : `${message} These are quotes instead.`,
      };
      if (isBegun) {
        yield* draft.end();
        return;
      }
    }
  }
  draft.model = EXTRACTIVE;
  yield* stream(extractiveModel, writing);
}

async function* stream(
  model: LanguageModelV4,
  { turn, found, history, draft, signal }: Writing,
): AsyncGenerator<TurnPart, void> {
  const { temperature, maxOutputTokens } = turn.bot.models;
  const result = streamText({
    model,
    instructions: systemPrompt(turn.bot),
    messages: buildMessages({
      question: turn.question,
      passages: found.passages,
      history,
      language: detectLanguage(turn.question),
    }),
    providerOptions: model === extractiveModel ? extractiveOptions(found) : {},
    ...(temperature !== undefined && { temperature }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    maxRetries: 1,
    timeout: { firstChunkMs: FIRST_WORDS_WITHIN_MS, chunkMs: NEXT_WORDS_WITHIN_MS },
    abortSignal: signal,
    // Errors come as parts of the stream, and are logged where they are caught.
    onError: () => {},
  });
  let head: string | null = "";
  for await (const part of result.stream) {
    if (part.type === "error") throw part.error;
    if (part.type === "abort")
      throw new DOMException("aborted", signal.aborted ? "AbortError" : "TimeoutError");
    if (part.type === "finish") {
      draft.usage.inputTokens += part.totalUsage.inputTokens ?? 0;
      draft.usage.outputTokens += part.totalUsage.outputTokens ?? 0;
    }
    if (part.type !== "text-delta") continue;
    if (head === null) {
      yield* draft.push(part.text);
      continue;
    }
    // Held back while it may still turn out to be the sign that the passages do not answer.
    head += part.text;
    if (NO_ANSWER.startsWith(head.trim())) continue;
    yield* draft.push(head);
    head = null;
  }
  if (head !== null && head.trim() === NO_ANSWER) {
    draft.refused = true;
    yield* draft.say(turn.bot.refusalText);
    return;
  }
  if (head) yield* draft.push(head);
  yield* draft.end();
  // Nothing is left when all it said was what must not be said.
  if (draft.text.trim() !== "") return;
  draft.refused = true;
  yield* draft.say(turn.bot.refusalText);
}
