import { z } from "zod";
import { RETRIEVAL_MODES } from "./bot";
import { IsoTime, idOf, prose } from "./common";
import { CuratedMark } from "./curated";
import { MetadataFilter } from "./metadata";

/** As long as a question may be. */
export const MOST_CHARACTERS = 4_000;

const question = prose(MOST_CHARACTERS).refine((value) => value.trim() !== "", "must not be empty");

const NO_FILTER =
  'is not a field of a filter. What you noted on documents is asked for in its metadata: {"metadata": {"team": "sales"}}';

/** Which documents of the bot are asked: those that meet all that is named. */
export const SearchFilter = z.strictObject(
  {
    sourceIds: z.array(idOf("source")).max(100).optional(),
    documentIds: z.array(idOf("document")).max(100).optional(),
    metadata: MetadataFilter.optional(),
    /** Documents in one of these languages, as ISO 639-1 (`de`). */
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}$/, "must be a code like de or en"))
      .min(1)
      .max(20)
      .optional(),
    /** Documents whose text came or changed at this time or later. */
    changedFrom: IsoTime.optional(),
    /** Documents whose text came or changed before this time. */
    changedBefore: IsoTime.optional(),
  },
  { error: ({ code }) => (code === "unrecognized_keys" ? NO_FILTER : undefined) },
);
export type SearchFilter = z.output<typeof SearchFilter>;

export const SearchBody = z.strictObject({
  query: question,
  topK: z.number().int().min(1).max(50).optional(),
  mode: z.enum(RETRIEVAL_MODES).optional(),
  filter: SearchFilter.optional(),
});

/** Where a passage stands: in which document, on which page or at which second, under which headings, from and to which character. */
export const Place = {
  chunkId: z.string(),
  documentId: idOf("document"),
  sourceId: idOf("source"),
  title: z.string(),
  fileName: z.string().nullable(),
  url: z.string().nullable(),
  page: z.number().nullable(),
  /** In a recording: at which second it is said. */
  seconds: z.number().nullable().default(null),
  headingPath: z.array(z.string()),
  start: z.number(),
  end: z.number(),
};

export const SearchResultDto = z.object({ ...Place, text: z.string(), score: z.number() });
export type SearchResultDto = z.infer<typeof SearchResultDto>;

/** Why an answer rests on less than usual; absent when it does not. */
export const Degraded = z.string();

export const SearchAnswerDto = z.object({
  results: z.array(SearchResultDto),
  confidence: z.number(),
  degraded: Degraded.optional(),
  /** Milliseconds of each part. */
  timings: z.record(z.string(), z.number()),
});

export const ChatBody = z.strictObject({
  message: question,
  conversationId: idOf("conversation").optional(),
  stream: z.boolean().default(false),
  filter: SearchFilter.optional(),
});

/** The model of an answer that the team wrote. */
export const CURATED = "curated";

/** The model of an answer that was put together from sentences of the sources. */
export const EXTRACTIVE = "extractive";

export const CitationDto = z.object({
  /** The number in the text: `[1]`. */
  index: z.number(),
  ...Place,
  /** The words the answer rests on: the document's text from `start` to `end`. Empty once the document is deleted. */
  quote: z.string(),
  /** The page on the web at these very words, as a text fragment; null for what has no address. */
  link: z.string().nullable().default(null),
  lastCheckedAt: IsoTime.nullable(),
});
export type CitationDto = z.infer<typeof CitationDto>;

/** What of the sources came nearest to a question that they do not answer: no citation, since nothing rests on it. */
export const NearestDto = CitationDto.omit({ index: true }).extend({ score: z.number() });
export type NearestDto = z.infer<typeof NearestDto>;

/** How far the cited passages bear out what an answer states, matched word by word (and by a model, when the bot asks for it). */
export const SupportDto = z.object({
  /** Of the statements, the share that is borne out; null: nothing is stated. */
  share: z.number().min(0).max(1).nullable(),
  /** Statements that are not, by their place in the answer's text. */
  unsupported: z.array(z.object({ start: z.number(), end: z.number() })),
});
export type SupportDto = z.infer<typeof SupportDto>;

export const TokenUsage = z.object({
  inputTokens: z.number(),
  outputTokens: z.number(),
  /** In US dollars, by list prices; null when the price of the model is not known. */
  costUsd: z.number().nullable(),
});
export type TokenUsage = z.infer<typeof TokenUsage>;

export const ChatAnswerDto = z.object({
  conversationId: idOf("conversation"),
  messageId: idOf("message"),
  answer: z.string(),
  citations: z.array(CitationDto),
  confidence: z.number(),
  refused: z.boolean(),
  /** With a refusal: the passages that came nearest, best first. They are not kept with the conversation. */
  nearest: z.array(NearestDto),
  /** Of a bot that may answer without its sources: it did, and nothing in the answer rests on them. */
  generalKnowledge: z.boolean(),
  /** The model that wrote the answer, or "extractive" when it quotes. */
  model: z.string(),
  /** What was looked for, when the question goes on from earlier ones and was made whole: rewritten, or with the earlier question before it. */
  query: z.string().nullable(),
  support: SupportDto.nullable(),
  /** Set when the team wrote the answer itself, and it was given word by word. */
  curated: CuratedMark.nullable(),
  degraded: Degraded.optional(),
  usage: TokenUsage,
});
export type ChatAnswerDto = z.infer<typeof ChatAnswerDto>;
