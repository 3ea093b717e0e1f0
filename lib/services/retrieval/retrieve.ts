import { AppError } from "@/lib/core/errors";
import type { RetrievalMode } from "@/lib/schemas/bot";
import type { Ctx, Hit, IndexAnswer, QueryTerm, Reranking, TenantIndex } from "../_kit";
import type { Candidate } from "../connections";
import { analyze, analyzeQuery } from "./analysis";
import { confidenceOf, coverageOf, DEFAULT_THRESHOLD } from "./confidence";
import { confirm } from "./confirm";
import { diversify } from "./diversify";
import { embedQuery } from "./embed-query";
import { fuse } from "./fusion";
import type { Passage } from "./passage";
import { RERANKED, rerankPassages } from "./rerank";
import type { Scope } from "./scope";
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

/** Looks for passages in the tenant's index, by words and by meaning at once, and lets PostgreSQL confirm them. */
export async function retrieve(ctx: Ctx, input: RetrieveInput): Promise<Retrieval> {
  const { scope, query, topic, mode = "hybrid", topK = DEFAULT_TOP_K, reranker = null } = input;
  const { threshold = DEFAULT_THRESHOLD } = input;
  const time = startTimings();
  const terms = time.measure("analysis", () => termsOf(input));
  const index = ctx.ports.index.forTenant(ctx.tenant.id, ctx.tenant.space?.id ?? null);
  const { sourceIds, documentIds } = scope;
  const options = {
    topK: Math.max(LEAST_CANDIDATES, topK * CANDIDATES),
    filter: { sourceIds, ...(documentIds && { documentIds }) },
  };
  const [lexical, dense] = await Promise.all([
    mode === "dense"
      ? NOT_ASKED
      : time.during("lexical", () => searchWords(ctx, index, { terms, ...options })),
    mode === "lexical"
      ? NOT_ASKED
      : time.during("dense", () =>
          searchMeaning(ctx, index, { query: [topic, query].filter(Boolean).join("\n"), ...options }),
        ),
  ]);
  if (mode === "dense" && dense === null) {
    throw new AppError("not_configured", "Search by meaning needs an embedding model, and none is set.");
  }
  const reason = reasonFor(lexical, dense);
  const words = answerOf(lexical);
  const meaning = answerOf(dense);
  const statistics = words?.statistics ?? { entries: 0, documentFrequency: new Map<string, number>() };
  const coverage = coverageOf(terms, statistics, words?.lexical ?? []);
  const lists = { lexical: words?.lexical ?? [], dense: meaning?.dense ?? [], coverage };
  const space = ctx.tenant.space?.id;
  const trust = space && trustIn(space);
  const hits = time.measure("fusion", () =>
    fuse(lists.lexical, lists.dense, { coverage, ...(trust && { trust }) }),
  );
  if (space) learnFrom(space, lists);
  const confirmed = await time.during("confirm", () =>
    confirm(ctx.tenant.id, scope, hits.slice(0, Math.max(topK * 2, reranker ? RERANKED : 0))),
  );
  const ordered = reranker
    ? await time.during("rerank", () => rerankPassages(ctx, { query, passages: confirmed, reranker }))
    : { passages: confirmed };
  const passages = diversify(ordered.passages).slice(0, topK);
  const degraded = reason ?? ordered.degraded;
  const confidence = time.measure("confidence", () => judge(terms, statistics, passages, meaning?.dense));
  const weights = weigh(terms, statistics);
  const steps = {
    ...{ terms, lexical: words?.lexical ?? null, dense: meaning?.dense ?? null, fused: hits },
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

/** What a part of the search gave; null: it was not asked. */
type Part = IndexAnswer | { degraded: string } | null;
const NOT_ASKED = null;

type SearchOptions = { topK: number; filter: Parameters<TenantIndex["search"]>[0]["filter"] };

function searchWords(
  ctx: Ctx,
  index: TenantIndex,
  query: SearchOptions & { terms: readonly QueryTerm[] },
): Promise<Part> {
  return index.search(query).catch((error) => {
    ctx.log.error({ error }, "the search by words failed");
    return { degraded: "lexical_search_failed" };
  });
}

async function searchMeaning(
  ctx: Ctx,
  index: TenantIndex,
  { query, ...options }: SearchOptions & { query: string },
): Promise<Part> {
  const found = await embedQuery(ctx, query);
  if (found === null || "degraded" in found) return found;
  return index.search({ vector: found.vector, ...options }).catch((error) => {
    ctx.log.error({ error }, "the search by meaning failed");
    return { degraded: "dense_search_failed" };
  });
}

/** @throws AppError unavailable when no part of the search worked */
function reasonFor(lexical: Part, dense: Part): string | undefined {
  const reasons = [lexical, dense].flatMap((part) => (part && "degraded" in part ? part.degraded : []));
  if (reasons.length > 0 && !answerOf(lexical) && !answerOf(dense)) {
    throw new AppError("unavailable", "The sources cannot be searched right now. Try again in a moment.");
  }
  return reasons[0];
}

function answerOf(part: Part): IndexAnswer | null {
  return part && !("degraded" in part) ? part : null;
}

function judge(
  terms: readonly QueryTerm[],
  statistics: IndexAnswer["statistics"],
  passages: readonly Passage[],
  dense: readonly Hit[] | undefined,
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
