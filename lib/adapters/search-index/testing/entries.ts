import { chunkId, type DocumentId, newId, type SourceId } from "@/lib/core/ids";
import type { IndexEntry, IndexFilter, QueryTerm, TenantIndex } from "../port";

/** Dimensions of the vectors made here. */
export const SIZE = 64;

type Shape = {
  document?: DocumentId | undefined;
  source?: SourceId | undefined;
  version?: number;
  title?: string[];
  body?: string[];
  vector?: Float32Array;
};

let ordinal = 0;

export function entry({
  document,
  source,
  version = 1,
  title = [],
  body = ["filler"],
  vector,
}: Shape): IndexEntry {
  const documentId = document ?? newId("document");
  return {
    chunkId: chunkId(documentId, version, ordinal++),
    documentId,
    sourceId: source ?? newId("source"),
    version,
    titleTerms: title,
    bodyTerms: body,
    ...(vector && { vector }),
  };
}

export const term = (form: string): QueryTerm => ({ forms: [form], weight: 1 });

export function all(entries: readonly IndexEntry[]): IndexFilter {
  return { sourceIds: entries.map((each) => each.sourceId) };
}

export function ask(form: string, entries: readonly IndexEntry[]) {
  return { terms: [term(form)], topK: 50, filter: all(entries) };
}

export async function found(tenant: TenantIndex, query: Parameters<TenantIndex["search"]>[0]) {
  return (await tenant.search(query)).lexical.map((hit) => hit.chunkId);
}

export function axis(at: number): Float32Array {
  const vector = new Float32Array(SIZE);
  vector[at] = 1;
  return vector;
}

/** A unit vector that leans from one axis to another. */
export function between(from: number, to: number, share: number): Float32Array {
  const vector = axis(from);
  const length = Math.hypot(1 - share, share);
  vector[from] = (1 - share) / length;
  vector[to] = share / length;
  return vector;
}

/** Unit vectors around forty centres, the same every time. */
export function clustered(seed: number): Float32Array {
  const centre = noise((seed % 40) + 1);
  const own = noise(seed + 1_000);
  const vector = centre.map((value, at) => value + 0.6 * (own[at] ?? 0));
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function noise(seed: number): Float32Array {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return Float32Array.from({ length: SIZE }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

export function exactNearest(
  query: Float32Array,
  entries: readonly IndexEntry[],
  sourceIds: readonly SourceId[],
) {
  const dot = (vector: Float32Array) => vector.reduce((sum, value, at) => sum + value * (query[at] ?? 0), 0);
  const ranked = entries
    .filter((each) => sourceIds.includes(each.sourceId))
    .map((each) => ({ id: each.chunkId, score: each.vector ? dot(each.vector) : 0 }));
  return new Set(
    ranked
      .sort((a, b) => b.score - a.score)
      .slice(0, 10)
      .map((each) => each.id),
  );
}
