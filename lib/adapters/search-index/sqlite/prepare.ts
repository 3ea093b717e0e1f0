import type { IndexEntry } from "../port";
import { hashTerm } from "../term-hash";
import { toUnit } from "../unit";

/** An entry as it travels to the thread that writes: numbers in buffers, which are handed over without a copy. */
export type PreparedEntry = {
  chunk: string;
  document: string;
  source: string;
  version: number;
  /** How many of the terms, the first ones, are the title's. */
  titleLength: number;
  /** Both hashes of every term, in order (term-hash.ts). */
  short: Uint32Array<ArrayBuffer>;
  long: Float64Array<ArrayBuffer>;
  vector: Float32Array<ArrayBuffer> | null;
};

/** @throws AppError invalid_request when the vector holds something that is not a finite number */
export function prepare(entry: IndexEntry): PreparedEntry {
  const { chunkId, documentId, sourceId, version, titleTerms, bodyTerms, vector } = entry;
  const short = new Uint32Array(titleTerms.length + bodyTerms.length);
  const long = new Float64Array(short.length);
  let at = 0;
  for (const terms of [titleTerms, bodyTerms]) {
    for (const term of terms) {
      const hashed = hashTerm(term);
      short[at] = hashed.short;
      long[at++] = hashed.long;
    }
  }
  return {
    chunk: chunkId,
    document: documentId,
    source: sourceId,
    version,
    titleLength: titleTerms.length,
    short,
    long,
    vector: vector ? toUnit(vector) : null,
  };
}

/** What of the entries is handed over instead of copied. */
export function buffersOf(entries: readonly PreparedEntry[]): ArrayBuffer[] {
  return entries.flatMap(({ short, long, vector }) => [
    short.buffer,
    long.buffer,
    ...(vector ? [vector.buffer] : []),
  ]);
}
