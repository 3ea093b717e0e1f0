import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createSqliteIndex } from "@/lib/adapters/search-index/sqlite";
import { chunkId, newId, type SourceId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import type { IndexEntry, QueryTerm, TenantIndex } from "@/lib/services/_kit/ports";
import { Exact } from "../retrieval/exact";
import { generator, normal, unit } from "../retrieval/vectors";
import { crowd } from "../support/asking";
import { type Figure, percentile } from "../support/figures";

const TENANTS = 50;
const CHUNKS_EACH = 2_000;
const DIMENSIONS = 1_536;
const CLUSTERS = 300;
const QUERIES = 60;
const ROUNDS = 5;
const SOURCES = 50;
const BATCH = 200;
const VOCABULARY = 30_000;
const TERMS_PER_CHUNK = 250;

const random = generator(7);
const centres = Array.from({ length: CLUSTERS }, gaussian);
const sources = Array.from({ length: SOURCES }, () => newId("source"));
const queries = Array.from({ length: QUERIES }, (_, at) => near(at));
const questions = Array.from({ length: QUERIES }, () => Array.from({ length: 8 }, someWord).map(toTerm));

type Filter = { name: string; sourceIds: readonly SourceId[] };
const FILTERS: readonly Filter[] = [
  { name: "all sources", sourceIds: sources },
  { name: "10 of 50 sources", sourceIds: sources.slice(0, 10) },
];

/** Words and vectors at once under a filter, over a hundred thousand chunks in fifty tenants. */
export async function measure(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "minirag-search-"));
  const index = createSqliteIndex({ folder, log: SILENT });
  const space = newId("space");
  const tenants = Array.from({ length: TENANTS }, () => index.forTenant(newId("tenant"), space));
  try {
    const exact = tenants.map(() => new Exact(queries));
    const rows = await fill(tenants, exact);
    const figures: Figure[] = [{ row: "search", name: "rows into the index", value: rows, unit: "rows/s" }];
    for (const filter of FILTERS) {
      for (const clients of [1, 8]) figures.push(...(await speed(tenants, filter, clients)));
      figures.push(await recall(tenants, exact, filter));
    }
    return figures;
  } finally {
    await index.close();
    await rm(folder, { recursive: true });
  }
}

/** Rows a second, the making of the entries not counted. */
async function fill(tenants: readonly TenantIndex[], exact: readonly Exact[]): Promise<number> {
  let spent = 0;
  for (const [at, tenant] of tenants.entries()) {
    for (let from = 0; from < CHUNKS_EACH; from += BATCH) {
      const entries = Array.from({ length: BATCH }, (_, offset) => makeEntry(from + offset));
      for (const entry of entries) exact[at]?.add(entry);
      const startedAt = performance.now();
      await tenant.upsert(entries);
      spent += performance.now() - startedAt;
    }
  }
  return (TENANTS * CHUNKS_EACH * 1_000) / spent;
}

async function speed(tenants: readonly TenantIndex[], filter: Filter, clients: number): Promise<Figure[]> {
  const search = async (at: number) => {
    const startedAt = performance.now();
    await tenants[(at * 7) % TENANTS]?.search({
      terms: questions[at % QUERIES] ?? [],
      vector: queries[at % QUERIES] ?? centres[0],
      topK: 10,
      filter: { sourceIds: filter.sourceIds },
    });
    return performance.now() - startedAt;
  };
  await crowd(clients, QUERIES, search);
  const times = await crowd(clients, ROUNDS * QUERIES, search);
  const name = `words and vectors, ${filter.name}, ${clients} clients`;
  return [0.5, 0.95].map((share) => ({
    row: "search",
    name: `${name}, p${share * 100}`,
    value: percentile(times, share),
    unit: "ms",
    ...(share === 0.95 && { goal: "≤ 30" }),
  }));
}

async function recall(
  tenants: readonly TenantIndex[],
  exact: readonly Exact[],
  filter: Filter,
): Promise<Figure> {
  let found = 0;
  let wanted = 0;
  for (const [at, vector] of queries.entries()) {
    const tenant = (at * 7) % TENANTS;
    const nearest = exact[tenant]?.nearest(at, filter.sourceIds, 10) ?? [];
    const answer = await tenants[tenant]?.search({
      vector,
      topK: 10,
      filter: { sourceIds: filter.sourceIds },
    });
    found += answer?.dense.filter((hit) => nearest.includes(hit.chunkId)).length ?? 0;
    wanted += nearest.length;
  }
  return {
    row: "search",
    name: `recall@10 of vectors, ${filter.name}`,
    value: found / wanted,
    unit: "",
    goal: "≥ 0.98",
  };
}

function makeEntry(cluster: number): IndexEntry {
  const documentId = newId("document");
  return {
    chunkId: chunkId(documentId, 1, 0),
    documentId,
    sourceId: sources[Math.floor(random() * SOURCES)] ?? newId("source"),
    version: 1,
    titleTerms: Array.from({ length: 6 }, someWord),
    bodyTerms: Array.from({ length: TERMS_PER_CHUNK }, someWord),
    vector: near(cluster),
  };
}

/** Words as texts have them: a few very often, most hardly ever. */
function someWord(): string {
  return `w${Math.floor(VOCABULARY ** random()) - 1}`;
}

function toTerm(form: string): QueryTerm {
  return { forms: [form], weight: 1 };
}

function near(cluster: number): Float32Array {
  const own = gaussian();
  return unit(own.map((value, at) => value + (centres[cluster % CLUSTERS]?.[at] ?? 0)));
}

function gaussian(): Float32Array {
  return Float32Array.from({ length: DIMENSIONS }, () => normal(random));
}
