import { AppError } from "@/lib/core/errors";
import type { IndexEntry } from "../port";
import { hashTerm } from "./term-hash";

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

const SHORTEST = 1e-12;

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

/**
 * The vector at unit length, so that a dot product is the cosine; null for one of length zero, which has no direction
 * (what some models return for a text without words): nothing is near it.
 * @throws AppError invalid_request when a coordinate is not a finite number
 */
export function toUnit(vector: Float32Array): Float32Array<ArrayBuffer> | null {
  let squares = 0;
  for (let at = 0; at < vector.length; at++) squares += (vector[at] ?? 0) ** 2;
  if (!Number.isFinite(squares)) {
    throw new AppError("invalid_request", "A vector holds something that is not a finite number.");
  }
  const length = Math.sqrt(squares);
  if (length < SHORTEST) return null;
  const unit = new Float32Array(vector.length);
  for (let at = 0; at < vector.length; at++) unit[at] = (vector[at] ?? 0) / length;
  return unit;
}
