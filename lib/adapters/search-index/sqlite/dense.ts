import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { ChunkId } from "@/lib/core/ids";
import type { Hit, IndexFilter } from "../port";
import type { Catalogue } from "./catalogue";
import { dotSteps, encodeSigns, hammingDistances, rotate, toStepQuery } from "./codes";
import { toFloats } from "./vectors";

/**
 * How many entries pass each sieve: signs choose at least so many, or one in forty; their steps are compared then, and
 * exact cosines taken of no fewer than so many and of half more than is asked for. Measured: recall@10 is .99 and more on
 * clustered vectors, on those of real models, on hashed features, and on 2,000 vectors that have nothing in common.
 */
const COARSE_MINIMUM = 1_000;
const COARSE_SHARE = 1 / 40;
const EXACT_MINIMUM = 60;
const EXACT_FACTOR = 1.5;
/** Short vectors have less room for an error to average out. */
const LONG_ENOUGH = 512;

type Near = { entry: number; score: number };
type Vector = [code: number, vector: Uint8Array];
type Found = [chunk: string, source: string, document: string];

/** Nearest entries by cosine: codes choose candidates among those the filter lets through, vectors decide. */
export class DenseSearch {
  private readonly vectorsOf: StatementSync;
  private readonly entryOf: StatementSync;

  constructor(database: DatabaseSync) {
    this.vectorsOf = database.prepare(
      "select code, vector from vectors where code in (select value from json_each(?))",
    );
    this.vectorsOf.setReturnArrays(true);
    this.entryOf = database.prepare("select chunk, source, document from entries where id = ?");
    this.entryOf.setReturnArrays(true);
  }

  /** @param query of unit length */
  search(catalogue: Catalogue, query: Float32Array, filter: IndexFilter, topK: number): Hit[] {
    const rows = catalogue.rowsFor(filter);
    const scale = Math.max(1, LONG_ENOUGH / query.length);
    const exact = Math.ceil(Math.max(EXACT_MINIMUM, EXACT_FACTOR * topK) * scale);
    const candidates = rows.length <= exact ? rows : this.candidates(catalogue, query, rows, exact);
    const entryOf = new Map<number, number>();
    for (const row of candidates) entryOf.set(catalogue.ids[row] ?? 0, catalogue.entries[row] ?? 0);
    // What was deleted since the catalogue last looked is not among the vectors any more.
    const vectors = this.vectorsOf.all(JSON.stringify([...entryOf.keys()])) as unknown as Vector[];
    const near = vectors.map(([code, vector]) => ({
      entry: entryOf.get(code) ?? 0,
      score: dot(query, toFloats(vector)),
    }));
    near.sort((a, b) => b.score - a.score);
    return this.toHits(near, filter, topK);
  }

  /** The catalogue knows sources and documents by their hashes only; here the file has the word. */
  private toHits(near: readonly Near[], filter: IndexFilter, topK: number): Hit[] {
    const sources = new Set<string>(filter.sourceIds);
    const documents = filter.documentIds === undefined ? null : new Set<string>(filter.documentIds);
    const hits: Hit[] = [];
    for (const { entry, score } of near) {
      if (hits.length === topK) break;
      const found = this.entryOf.get(entry) as unknown as Found | undefined;
      if (!found || !sources.has(found[1])) continue;
      if (documents !== null && !documents.has(found[2])) continue;
      // The column only ever takes what upsert was given as a ChunkId.
      hits.push({ chunkId: found[0] as ChunkId, score });
    }
    return hits;
  }

  private candidates(
    catalogue: Catalogue,
    query: Float32Array,
    rows: Uint32Array,
    count: number,
  ): Uint32Array {
    const rotated = rotate(query);
    const least = COARSE_MINIMUM * Math.max(1, LONG_ENOUGH / query.length);
    const coarse = Math.ceil(Math.max(least, 2 * count, rows.length * COARSE_SHARE));
    const near = rows.length <= coarse ? rows : nearestBySigns(catalogue, rotated, rows, coarse);
    const stepped = toStepQuery(rotated);
    const dots = Float32Array.from(near, (row) =>
      dotSteps(stepped, catalogue.steps, row, catalogue.stepSizes[row] ?? 0),
    );
    const order = Uint32Array.from(near.keys()).sort((a, b) => (dots[b] ?? 0) - (dots[a] ?? 0));
    return order.subarray(0, count).map((at) => near[at] ?? 0);
  }
}

/** The `count` rows with the fewest differing signs, found by counting how many rows have each distance. */
function nearestBySigns(
  catalogue: Catalogue,
  rotated: Float32Array,
  rows: Uint32Array,
  count: number,
): Uint32Array {
  const signs = encodeSigns(rotated);
  const distances = new Uint16Array(rows.length);
  hammingDistances(catalogue.signs, signs, rows, distances);
  const histogram = new Uint32Array(signs.length * 32 + 1);
  for (const distance of distances) histogram[distance] = (histogram[distance] ?? 0) + 1;
  let limit = 0;
  for (let seen = histogram[0] ?? 0; seen < count && limit < histogram.length - 1; ) {
    limit++;
    seen += histogram[limit] ?? 0;
  }
  return rows.filter((_row, at) => (distances[at] ?? 0) <= limit);
}

function dot(left: Float32Array, right: Float32Array): number {
  let a = 0;
  let b = 0;
  for (let index = 0; index + 1 < left.length; index += 2) {
    a += (left[index] ?? 0) * (right[index] ?? 0);
    b += (left[index + 1] ?? 0) * (right[index + 1] ?? 0);
  }
  const last = left.length - 1;
  return left.length % 2 === 1 ? a + b + (left[last] ?? 0) * (right[last] ?? 0) : a + b;
}
