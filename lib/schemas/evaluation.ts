import { z } from "zod";
import { ANSWER_POLICIES, BotRetrieval } from "./bot";
import { IsoTime, idOf, line, PageQuery, prose } from "./common";
import { JOB_STATUSES } from "./job";

/** Sets a bot may have, questions a set may have, runs that a team may have under way, and runs of a set that are kept. */
export const MOST_SETS = 50;
export const MOST_QUESTIONS = 500;
export const MOST_RUNS_AT_ONCE = 3;
export const MOST_RUNS_KEPT = 50;

const filled = (most: number) => prose(most).refine((value) => value.trim() !== "", "must not be empty");

/** The place an answer should rest on. */
const ExpectedSource = z.strictObject({
  expects: z.literal("source"),
  sourceId: idOf("source").optional(),
  documentId: idOf("document").optional(),
  /** Words that the passage must contain; case and line breaks do not matter. */
  passage: filled(2_000).optional(),
});
const ExpectedAnswer = z.strictObject({ expects: z.literal("answer"), answer: filled(4_000) });
const ExpectedRefusal = z.strictObject({ expects: z.literal("refusal") });

/** What a good answer is: it cites this, it says this, or it is none. */
export const Expectation = z
  .discriminatedUnion("expects", [ExpectedSource, ExpectedAnswer, ExpectedRefusal])
  .refine(
    (value) => value.expects !== "source" || value.documentId !== undefined || value.sourceId !== undefined,
    "must name a document or a source",
  );
export type Expectation = z.infer<typeof Expectation>;

export const SetBody = z.strictObject({ name: line(80) });
export const QuestionBody = z.strictObject({ question: filled(4_000), expectation: Expectation });
export type QuestionBody = z.infer<typeof QuestionBody>;
export const FromMessageBody = z.strictObject({
  /** An answer of the bot: its question is taken over, and what it cited, or that it refused, is expected. */
  messageId: idOf("message"),
  /** Left out: the set "From conversations", made when there is none. */
  setId: idOf("evaluation").optional(),
});

const share = z.number().min(0).max(1).nullable();

/** What a run measures. Shares from 0 to 1; null where no question has a say in it. */
export const Measures = z.object({
  questions: z.number(),
  /** Of all, the share whose answer was as expected. */
  right: share,
  /** Of the questions with an expected source: the share for which it was among the passages found. */
  recall: share,
  /** The same, and the better the further up it stood (nDCG@10). */
  ndcg: share,
  /** Of what answers cited: the share that was expected. */
  citationPrecision: share,
  /** Of the refusals, the share that were expected; of those expected, the share that came. */
  refusalPrecision: share,
  refusalRecall: share,
  /** How much of the expected answers was said. */
  answerMatch: share,
  /** Of what answers state, the share that the cited passages bear out. */
  support: share,
  latencyP50: z.number().nullable(),
  latencyP95: z.number().nullable(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  /** In US dollars; null when the price of a model is not known. */
  costUsd: z.number().nullable(),
  /** Questions that got no answer, and answers that rest on less than usual. */
  failed: z.number(),
  degraded: z.number(),
  models: z.array(z.string()),
});
export type Measures = z.infer<typeof Measures>;
export type Measure = Exclude<keyof Measures, "questions" | "models">;

/** What became of a question, from good to bad. */
export const OUTCOMES = [
  "right",
  "not_cited",
  "not_found",
  "other_answer",
  "refused",
  "answered",
  "failed",
] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

/** A passage that was found or cited, and whether it is one that was expected. */
const EvaluatedPlace = z.object({
  chunkId: z.string(),
  documentId: idOf("document"),
  sourceId: idOf("source"),
  page: z.number().nullable(),
  /** From and to which character of the document's text. */
  start: z.number(),
  end: z.number(),
  isExpected: z.boolean(),
});

/** As it is stored: of documents it holds ids alone, so that a deletion has little to find. */
export const ResultDetail = z.object({
  /** Empty when it was put together from words of a document that is deleted now. */
  answer: z.string(),
  refused: z.boolean(),
  confidence: z.number(),
  found: z.array(EvaluatedPlace),
  cited: z.array(EvaluatedPlace),
  support: share,
  answerMatch: share,
  durationMs: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costUsd: z.number().nullable(),
  model: z.string(),
  degraded: z.string().nullable(),
  error: z.string().nullable(),
});
export type ResultDetail = z.infer<typeof ResultDetail>;

/** The same with the titles that the documents have now; null: it is deleted. */
const TitledPlaces = z.array(EvaluatedPlace.extend({ title: z.string().nullable() }));
export const ResultDetailDto = ResultDetail.extend({ found: TitledPlaces, cited: TitledPlaces });
export type ResultDetailDto = z.infer<typeof ResultDetailDto>;

export const RunSettings = z.object({ answerPolicy: z.enum(ANSWER_POLICIES), retrieval: BotRetrieval });
export type RunSettings = z.infer<typeof RunSettings>;

export const CHANGES = ["better", "worse", "same"] as const;
export const Change = z.enum(CHANGES);
export type Change = z.infer<typeof Change>;

export const RunDto = z.object({
  id: idOf("job"),
  setId: idOf("evaluation"),
  status: z.enum(JOB_STATUSES),
  progress: z.object({ done: z.number(), total: z.number().nullable() }),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  settings: RunSettings,
  measures: Measures.nullable(),
  createdAt: IsoTime,
  finishedAt: IsoTime.nullable(),
});
export type RunDto = z.infer<typeof RunDto>;

export const RunDetailDto = RunDto.extend({
  /** The last run before this one that came to its end; null: there is none, or this one has not ended. */
  previous: RunDto.nullable(),
  /** By measure, beside the previous run; a measure that one of both has not is left out. */
  changes: z.record(z.string(), Change),
});
export type RunDetailDto = z.infer<typeof RunDetailDto>;

export const ResultDto = z.object({
  questionId: idOf("question"),
  question: z.string(),
  expectation: Expectation,
  /** The expected document or source by its title; null when it is gone, or none is expected. */
  place: z.string().nullable(),
  outcome: Outcome.nullable(),
  rank: z.number().nullable(),
  detail: ResultDetailDto.nullable(),
  /** Beside the previous run; null: the question is new, was changed, or was not asked yet. */
  change: Change.nullable(),
  previousOutcome: Outcome.nullable(),
});
export type ResultDto = z.infer<typeof ResultDto>;

export const RESULT_FILTERS = ["all", "wrong", "worse", "better"] as const;
export const ListResultsQuery = PageQuery.extend({ show: z.enum(RESULT_FILTERS).default("all") });

export const EvaluationDto = z.object({
  id: idOf("evaluation"),
  botId: idOf("bot"),
  name: z.string(),
  questions: z.number(),
  lastRun: RunDto.nullable(),
  createdAt: IsoTime,
});
export type EvaluationDto = z.infer<typeof EvaluationDto>;

export const QuestionDto = z.object({
  id: idOf("question"),
  setId: idOf("evaluation"),
  question: z.string(),
  expectation: Expectation,
  place: z.string().nullable(),
  createdAt: IsoTime,
});
export type QuestionDto = z.infer<typeof QuestionDto>;

/** Something of the bot that a question may expect. */
export type ExpectedPlace = { id: string; title: string; kind: "source" | "document" };

/** Rows that became new questions, and rows that changed one that was there. */
export const ImportedDto = z.object({ added: z.number(), changed: z.number() });
export type ImportedDto = z.infer<typeof ImportedDto>;
