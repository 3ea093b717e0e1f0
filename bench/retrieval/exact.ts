import type { SourceId } from "@/lib/core/ids";
import type { IndexEntry } from "@/lib/services/_kit/ports";

/** Cosines of every query with every entry, for the exact answer under any filter; numbers only, to keep the heap small. */
export class Exact {
  readonly #queries: readonly Float32Array[];
  readonly #ids: string[] = [];
  readonly #sources: SourceId[] = [];
  readonly #scores: number[][];

  constructor(queries: readonly Float32Array[]) {
    this.#queries = queries;
    this.#scores = queries.map(() => []);
  }

  add({ chunkId, sourceId, vector }: IndexEntry): void {
    for (const [at, query] of this.#queries.entries()) if (vector) this.#scores[at]?.push(dot(query, vector));
    this.#ids.push(chunkId);
    this.#sources.push(sourceId);
  }

  /** The ids of the nearest entries of these sources, nearest first. */
  nearest(query: number, allowed: readonly SourceId[], count: number): string[] {
    const isAllowed = new Set(allowed);
    const score = (row: number) => this.#scores[query]?.[row] ?? 0;
    const rows = [...this.#sources.keys()].filter((row) => isAllowed.has(this.#sources[row] ?? "src_"));
    const best = rows.sort((a, b) => score(b) - score(a)).slice(0, count);
    return best.map((row) => this.#ids[row] ?? "");
  }
}

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}
