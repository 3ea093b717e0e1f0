/**
 * Speed of the SQLite search index:
 *   npx tsx --conditions=react-server bench/retrieval/speed.ts [vectors in one tenant, 10000 and 100000 by default …]
 * Last, fifty tenants of two thousand, searched by one client and by eight, and while another tenant takes entries in.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createSqliteIndex } from "@/lib/adapters/search-index/sqlite";
import { chunkId, newId, type SourceId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import type { IndexEntry, QueryTerm, TenantIndex } from "@/lib/services/_kit/ports";
import { percentile } from "./sets";
import { generator, normal, unit } from "./vectors";

const DIMENSIONS = 1_536;
const CLUSTERS = 300;
const QUERIES = 60;
const SOURCES = 50;
const BATCH = 200;
const VOCABULARY = 30_000;
const TERMS_PER_CHUNK = 250;

const random = generator(7);
const centres = Array.from({ length: CLUSTERS }, () => gaussian(1));
const sources = Array.from({ length: SOURCES }, () => newId("source"));
const queries = Array.from({ length: QUERIES }, (_, at) => near(at % CLUSTERS));
const questions = Array.from({ length: QUERIES }, () => Array.from({ length: 8 }, someWord).map(toTerm));

async function oneTenant(size: number): Promise<void> {
  await inFolder(async (tenant) => {
    const exact = new Exact(size);
    const rate = await fill(tenant(), size, (entry) => exact.add(entry));
    console.log(`${size} x ${DIMENSIONS}: ${rate.toFixed(0)} rows/s in`);
    const index = tenant();
    for (const [name, sourceIds] of [
      ["no filter", sources],
      ["1 of 50 sources", sources.slice(0, 1)],
      ["10 of 50 sources", sources.slice(0, 10)],
    ] as const) {
      let found = 0;
      let wanted = 0;
      const dense = await timed(async (at) => {
        const vector = queries[at];
        await index.search({ ...(vector && { vector }), topK: 10, filter: { sourceIds } });
      });
      for (const [at, vector] of queries.entries()) {
        const nearest = exact.nearest(at, sourceIds);
        const answer = await index.search({ vector, topK: 10, filter: { sourceIds } });
        found += answer.dense.filter((hit) => nearest.includes(hit.chunkId)).length;
        wanted += nearest.length;
      }
      const terms = (at: number) => questions[at] ?? [];
      const lexical = await timed(async (at) => {
        await index.search({ terms: terms(at), topK: 100, filter: { sourceIds } });
      });
      const recalled = (found / wanted).toFixed(3);
      console.log(`  ${name}: dense ${told(dense)}, recall@10 ${recalled}; lexical ${told(lexical)}`);
    }
  });
}

async function manyTenants(tenants: number, size: number): Promise<void> {
  await inFolder(async (tenant) => {
    const all = Array.from({ length: tenants }, () => tenant(newId("tenant")));
    for (const each of all) await fill(each, size, () => {});
    const search = async (at: number) => {
      const vector = queries[at % QUERIES];
      const index = all[(at * 7) % tenants];
      const terms = questions[at % QUERIES] ?? [];
      await index?.search({ terms, ...(vector && { vector }), topK: 10, filter: { sourceIds: sources } });
    };
    for (const clients of [1, 8])
      console.log(`${tenants} tenants, ${clients} clients: ${told(await timed(search, clients))}`);
    const other = tenant(newId("tenant"));
    let isDone = false;
    const intake = (async () => {
      let rows = 0;
      const started = performance.now();
      while (!isDone) {
        await other.upsert(Array.from({ length: BATCH }, () => makeEntry(near(rows++ % CLUSTERS))));
      }
      return (rows / (performance.now() - started)) * 1_000;
    })();
    const during = await timed(search);
    isDone = true;
    console.log(`  1 client during intake of ${(await intake).toFixed(0)} rows/s: ${told(during)}`);
  });
}

async function inFolder(
  work: (tenant: (id?: ReturnType<typeof newId<"tenant">>) => TenantIndex) => Promise<void>,
) {
  const folder = await mkdtemp(path.join(tmpdir(), "minirag-speed-"));
  const index = createSqliteIndex({ folder, log: SILENT });
  const [only, space] = [newId("tenant"), newId("space")];
  try {
    await work((id = only) => index.forTenant(id, space));
  } finally {
    await index.close();
    await rm(folder, { recursive: true });
  }
}

/** Rows a second, the making of the entries not counted. */
async function fill(index: TenantIndex, size: number, seen: (entry: IndexEntry) => void): Promise<number> {
  let spent = 0;
  for (let from = 0; from < size; from += BATCH) {
    const entries = Array.from({ length: BATCH }, (_, at) => makeEntry(near((from + at) % CLUSTERS)));
    for (const entry of entries) seen(entry);
    const started = performance.now();
    await index.upsert(entries);
    spent += performance.now() - started;
  }
  return (size / spent) * 1_000;
}

function makeEntry(vector: Float32Array): IndexEntry {
  const documentId = newId("document");
  return {
    chunkId: chunkId(documentId, 1, 0),
    documentId,
    sourceId: sources[Math.floor(random() * SOURCES)] ?? newId("source"),
    version: 1,
    titleTerms: Array.from({ length: 6 }, someWord),
    bodyTerms: Array.from({ length: TERMS_PER_CHUNK }, someWord),
    vector,
  };
}

/** Cosines of every query with every entry, for the exact answer under any filter; numbers only, to keep the heap small. */
class Exact {
  private readonly ids: string[] = [];
  private readonly sources: SourceId[] = [];
  private readonly scores: Float32Array[];

  constructor(size: number) {
    this.scores = queries.map(() => new Float32Array(size));
  }

  add({ chunkId: id, sourceId, vector }: IndexEntry): void {
    for (const [at, query] of queries.entries()) {
      const scores = this.scores[at];
      if (scores && vector) scores[this.ids.length] = dot(query, vector);
    }
    this.ids.push(id);
    this.sources.push(sourceId);
  }

  nearest(query: number, allowed: readonly SourceId[]): string[] {
    const rows = [...this.ids.keys()].filter((row) => allowed.includes(this.sources[row] ?? "src_"));
    const score = (row: number) => this.scores[query]?.[row] ?? 0;
    const best = rows.sort((a, b) => score(b) - score(a)).slice(0, 10);
    return best.map((row) => this.ids[row] ?? "");
  }
}

async function timed(run: (at: number) => Promise<void>, clients = 1): Promise<number[]> {
  for (let at = 0; at < QUERIES; at++) await run(at);
  const times: number[] = [];
  const rounds = 5 * QUERIES;
  let next = 0;
  const client = async () => {
    while (next < rounds) {
      const at = next++ % QUERIES;
      const started = performance.now();
      await run(at);
      times.push(performance.now() - started);
      await new Promise(setImmediate);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

function told(times: number[]): string {
  return `p50 ${percentile(times, 0.5).toFixed(2)} ms, p95 ${percentile(times, 0.95).toFixed(2)} ms`;
}

/** Words as texts have them: a few very often, most hardly ever. */
function someWord(): string {
  return `w${Math.floor(VOCABULARY ** random()) - 1}`;
}

function toTerm(form: string): QueryTerm {
  return { forms: [form], weight: 1 };
}

function near(cluster: number): Float32Array {
  const own = gaussian(1);
  return unit(own.map((value, at) => value + (centres[cluster]?.[at] ?? 0)));
}

function gaussian(scale: number): Float32Array {
  return Float32Array.from({ length: DIMENSIONS }, () => scale * normal(random));
}

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}

const sizes = process.argv.slice(2).map(Number);
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) await oneTenant(size);
await manyTenants(50, 2_000);
