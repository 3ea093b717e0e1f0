import { z } from "zod";
import { BotRetrieval } from "./bot";
import {
  ChatBody,
  CitationDto,
  Degraded,
  SearchFilter,
  SearchResultDto,
  SupportDto,
  TokenUsage,
} from "./chat";

/** Earlier turns that are taken. */
export const MOST_TURNS = 6;

/** A question to see answered step by step; nothing of it is kept. */
export const PlaygroundBody = z.strictObject({
  message: ChatBody.shape.message,
  /** What was said before, oldest first. */
  history: z
    .array(z.strictObject({ question: ChatBody.shape.message, answer: z.string().max(8_000) }))
    .max(MOST_TURNS)
    .default([]),
  filter: SearchFilter.optional(),
  /** In place of the bot's own, each that is named. */
  retrieval: BotRetrieval.default({}),
  /** `false` stops before an answer is written. */
  withAnswer: z.boolean().default(true),
});

export type PlaygroundBody = z.output<typeof PlaygroundBody>;

/** A passage as a list holds it: its place in the list is its rank. `text` is its beginning. */
export const RankedDto = SearchResultDto;
export type RankedDto = z.infer<typeof RankedDto>;

const TermDto = z.object({
  /** As it may stand in a text: the word and its other forms. */
  forms: z.array(z.string()),
  /** How much the question lends it, 1 for its own words. */
  weight: z.number(),
  /** How much it says: weight × inverse document frequency, of its rarest form. */
  value: z.number(),
});

export const PlaygroundDto = z.object({
  /** What is answered without a look at the sources: a greeting, thanks; null for questions. */
  smallTalk: z.string().nullable(),
  query: z.object({
    text: z.string(),
    /** Words of earlier questions that were looked for, too. */
    topic: z.string().nullable(),
  }),
  analysis: z.object({ languages: z.array(z.string()), terms: z.array(TermDto) }),
  /** Best first, at most twenty each; null: not asked, or it failed. */
  lists: z.object({
    lexical: z.array(RankedDto).nullable(),
    dense: z.array(RankedDto).nullable(),
    fused: z.array(RankedDto),
    reranked: z.array(RankedDto).nullable(),
  }),
  confidence: z.number(),
  threshold: z.number(),
  /** What the model is given, in the order of its numbers. */
  context: z.array(RankedDto.extend({ tokens: z.number() })),
  /** What the model is told; null when it was not asked. */
  prompt: z
    .object({
      system: z.string(),
      messages: z.array(z.object({ role: z.string(), content: z.string() })),
    })
    .nullable(),
  answer: z
    .object({
      text: z.string(),
      citations: z.array(CitationDto),
      refused: z.boolean(),
      model: z.string(),
      support: SupportDto.nullable(),
      usage: TokenUsage,
    })
    .nullable(),
  degraded: Degraded.nullable(),
  /** Milliseconds of each part. */
  timings: z.record(z.string(), z.number()),
});
export type PlaygroundDto = z.infer<typeof PlaygroundDto>;
