import { EXTRACTIVE } from "@/lib/schemas/chat";
import type { StoredTrace } from "@/lib/schemas/trace";
import type { Ctx, Language } from "../_kit";
import { type Candidate, languageModels, rerankingModel } from "../connections";
import { type Retrieval, retrieve, startTimings } from "../retrieval";
import type { BegunTurn } from "./begin-turn";
import { Draft } from "./draft";
import { fitContext } from "./fit-context";
import { type Query, toQuery } from "./follow-up/to-query";
import { guard } from "./guard";
import { mergeNeighbours } from "./merge-neighbours";
import { rulesFor, type Turn } from "./prompt";

/** All that an answer is written from. */
export type Writing = {
  turn: BegunTurn;
  /** What may write it, in the order in which it is tried. */
  models: readonly Candidate<Language>[];
  /** What was looked for. */
  asked: Query;
  /** Its passages are those that fit into what the model reads. */
  found: Retrieval;
  history: readonly Turn[];
  draft: Draft;
  signal: AbortSignal;
};

/** What was looked for as one text that says by itself what it is about: an evaluation asks it without the conversation. */
function wholeQuestion({ text, topic }: Query): string {
  return topic === undefined ? text : `${topic} ${text}`.replace(/\s+/g, " ").trim();
}

function traceOf({ passages, threshold, timings, steps: { lexical, dense } }: Retrieval): StoredTrace {
  const found = { lexical: lexical?.length ?? null, dense: dense?.length ?? null };
  const kept = passages.map(({ chunkId, score }) => ({ chunkId, score }));
  return { threshold, found, timings, passages: kept };
}

/** Finds what the answer will rest on, as far as it fits into what the model reads. */
export async function lookUp(ctx: Ctx, turn: BegunTurn, signal: AbortSignal): Promise<Writing> {
  const { bot, scope, question } = turn;
  const settings = { models: bot.models, connections: turn.connections };
  const models = languageModels(ctx, settings);
  const [first = null, ...rest] = models;
  const time = startTimings();
  const asked = await time.during("rewriting", () =>
    toQuery(ctx, { question, history: turn.history, model: first, signal }),
  );
  const reranker = rerankingModel(ctx, settings);
  const query = { query: asked.text, topic: asked.topic };
  const all = await retrieve(ctx, { ...bot.retrieval, ...query, scope, reranker });
  const { maxOutputTokens } = bot.models;
  const { passages, history } = fitContext(
    { passages: mergeNeighbours(all.passages), history: turn.history },
    {
      models: [first?.id ?? EXTRACTIVE, ...rest.map(({ id }) => id)],
      instructions: bot.instructions,
      maxOutputTokens,
    },
  );
  const found = { ...all, passages, timings: { ...time.all(), ...all.timings } };
  const rules = rulesFor(bot.answerPolicy);
  const draft = new Draft(passages, guard({ rules, instructions: bot.instructions, question, passages }));
  draft.model = first?.id ?? EXTRACTIVE;
  draft.confidence = all.confidence;
  draft.degraded = all.degraded;
  draft.trace = traceOf({ ...found, passages: all.passages });
  const lookedFor = wholeQuestion(asked);
  if (lookedFor !== question) draft.query = lookedFor;
  if (asked.tokens) draft.count(asked.tokens, first?.price ?? null);
  return { turn, models, asked, found, history, draft, signal };
}
