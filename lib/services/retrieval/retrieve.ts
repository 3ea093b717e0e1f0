import type { RetrievalMode } from "@/lib/schemas/bot";
import type { Ctx, Hit, IndexAnswer, QueryTerm, Reranking } from "../_kit";
import type { Candidate } from "../connections";
import { analyze, analyzeQuery } from "./analysis";
import { confidenceOf, coverageOf, DEFAULT_THRESHOLD } from "./confidence";
import { confirm } from "./confirm";
import { diversify } from "./diversify";
import { fuse } from "./fusion";
import { lookInIndex } from "./look-in-index";
import type { Passage } from "./passage";
import { RERANKED, rerankPassages } from "./rerank";
import type { Scope } from "./scope";
import { searchMemory } from "./search-memory";
import { startTimings, type Timings } from "./timings";
import { learnFrom, trustIn } from "./trust-memory";

const DEFAULT_TOP_K = 8;
/** Read from the index for each that is wanted: some may fall out when PostgreSQL is asked. */
const CANDIDATES = 4;
const LEAST_CANDIDATES = 40;
const PASSAGES_JUDGED = 5;
const TOPIC_WEIGHT = 0.5;

export type RetrieveInput = {
  scope: Scope;
  query: string;
  /** Words of earlier questions that tell what the query is about; they weigh half. */
  topic?: string | undefined;
  mode?: RetrievalMode | undefined;
  topK?: number | undefined;
  threshold?: number | undefined;
  /** Puts what was found into order; null: none does. */
  reranker?: Candidate<Reranking> | null | undefined;
};

export type Retrieval = {
  passages: Passage[];
  /** 0 … 1; below `threshold` the sources are taken not to answer. */
  confidence: number;
  threshold: number;
  /** How much each form of the question's terms says: rare ones more. */
  weights: Record<string, number>;
  degraded?: string;
  timings: Timings;
  steps: RetrievalSteps;
};

/** How it came about, for who wants to see. */
export type RetrievalSteps = {
  terms: readonly QueryTerm[];
  /** By words and by meaning, each best first; null: not looked for, or it failed. */
  lexical: readonly Hit[] | null;
  dense: readonly Hit[] | null;
  fused: readonly Hit[];
  /** What PostgreSQL confirmed, in the order that the reranker gave it; null: none is set. */
  reranked: readonly Passage[] | null;
};

/** Whether the index may not show yet what PostgreSQL says of the documents. */
function mayLag({ ports, now }: Ctx, { changedAt }: Scope): boolean {
  return changedAt !== null && now().getTime() - changedAt.getTime() < ports.index.seenWithinMs;
}

/** Looks for passages in the tenant's index, by words and by meaning at once, and lets PostgreSQL confirm them. */
export async function retrieve(ctx: Ctx, input: RetrieveInput): Promise<Retrieval> {
  const { scope, query, topic, mode = "hybrid", topK = DEFAULT_TOP_K, reranker = null } = input;
  const { threshold = DEFAULT_THRESHOLD } = input;
  const time = startTimings();
  const terms = time.measure("analysis", () => termsOf(input));
  const { sourceIds, documentIds } = scope;
  const asked = {
    ...{ terms, text: [topic, query].filter(Boolean).join("\n"), mode },
    topK: Math.max(LEAST_CANDIDATES, topK * CANDIDATES),
  };
  const memory = searchMemory(ctx, { scope, ...asked });
  const recalled = await time.during("recall", () => memory.recall());
  const filter = { sourceIds, ...(documentIds && { documentIds }) };
  const found = recalled ?? (await lookInIndex(ctx, { ...asked, filter, time }));
  const { statistics } = found;
  const coverage = coverageOf(terms, statistics, found.lexical ?? []);
  const lists = { lexical: found.lexical ?? [], dense: found.dense ?? [], coverage };
  const space = ctx.tenant.space?.id;
  const trust = space && trustIn(space);
  const hits = time.measure("fusion", () =>
    fuse(lists.lexical, lists.dense, { coverage, ...(trust && { trust }) }),
  );
  // The same search again teaches nothing.
  if (space && !recalled) learnFrom(space, lists);
  const best = hits.slice(0, Math.max(topK * 2, reranker ? RERANKED : 0));
  const confirmed = await time.during("confirm", () => confirm(ctx.tenant.id, scope, best));
  // An index that lags behind PostgreSQL, or is empty, is asked again. Nobody waits for the memory.
  const isWhole =
    !found.degraded && best.length > 0 && confirmed.length === best.length && !mayLag(ctx, scope);
  if (!recalled && isWhole) void memory.keep(found);
  const ordered = reranker
    ? await time.during("rerank", () => rerankPassages(ctx, { query, passages: confirmed, reranker }))
    : { passages: confirmed };
  const passages = diversify(ordered.passages).slice(0, topK);
  const degraded = found.degraded ?? ordered.degraded;
  const confidence = time.measure("confidence", () => judge(terms, statistics, passages, found.dense));
  const weights = weigh(terms, statistics);
  const steps = {
    ...{ terms, lexical: found.lexical, dense: found.dense, fused: hits },
    reranked: reranker ? ordered.passages : null,
  };
  const timings = time.all();
  return { passages, confidence, threshold, weights, ...(degraded && { degraded }), timings, steps };
}

function termsOf({ query, topic, scope: { languages } }: RetrieveInput): QueryTerm[] {
  const own = analyzeQuery(query, { languages });
  if (!topic) return own;
  const known = new Set(own.flatMap(({ forms }) => forms));
  const further = analyzeQuery(topic, { languages }).filter(
    ({ forms }) => !forms.some((form) => known.has(form)),
  );
  return [...own, ...further.map((term) => ({ ...term, weight: term.weight * TOPIC_WEIGHT }))];
}

function judge(
  terms: readonly QueryTerm[],
  statistics: IndexAnswer["statistics"],
  passages: readonly Passage[],
  dense: readonly Hit[] | null,
): number {
  const judged = passages
    .slice(0, PASSAGES_JUDGED)
    .map(({ title, context, text, language }) => analyze(`${title}\n${context}\n${text}`, language));
  return confidenceOf({
    terms,
    statistics,
    passages: judged,
    ...(dense && { dense: { hits: dense, share: 0.5 } }),
  });
}

/** Inverse document frequency as in BM25, of every form a term may take. */
function weigh(
  terms: readonly QueryTerm[],
  { entries, documentFrequency }: IndexAnswer["statistics"],
): Record<string, number> {
  const pairs = terms.flatMap(({ forms, weight }) => {
    const holders = Math.max(0, ...forms.map((form) => documentFrequency.get(form) ?? 0));
    const rarity = Math.log(1 + (Math.max(0, entries - holders) + 0.5) / (holders + 0.5));
    return forms.map((form): [string, number] => [form, weight * rarity]);
  });
  return Object.fromEntries(pairs);
}
