import type { Index, RecordMetadata } from "@pinecone-database/pinecone";
import type { ChunkId, SpaceId, TenantId } from "@/lib/core/ids";
import type { IndexEntry, IndexFilter } from "../port";
import { documentWeights } from "../score";

export type PineconeRecord = Parameters<Index["upsert"]>[0]["records"][number];

/** A part of a tenant's index: its terms, or its vectors of one embedding space. */
export type Part = SpaceId | typeof TERMS;
export const TERMS = "terms";

/** One of a tenant's parts, wherever it stands. */
export type Place = { tenantId: TenantId; part: Part };

/** What the documentation says in one place; in another, and in the description of the API, it is 2,048. */
const MOST_NON_ZERO = 1_000;
/** "Each $in operator accepts a maximum of 10,000 values." */
const MOST_VALUES = 10_000;
/** float32, as Pinecone keeps them, is told apart by so many digits. */
const DIGITS = 9;
/**
 * Of the terms of a passage. The document's side of BM25 is kept ready made, so lengths cannot be held against an average
 * that moves with every document; passages are cut to about one length. It only chooses candidates (`search.ts` ranks).
 */
const USUAL_LENGTH = 300;

/** Tenant and part are in the id, so that no list of ids reaches what is another's, in whatever namespace. */
export function recordId({ tenantId, part }: Place, chunk: string): string {
  return `${tenantId}/${part}/${chunk}`;
}

/** The chunk that a record is of; null when it is none of this place. */
export function chunkOf(place: Place, id: string): ChunkId | null {
  const prefix = recordId(place, "");
  // What is written under this prefix is only ever a ChunkId.
  return id.startsWith(prefix) ? (id.slice(prefix.length) as ChunkId) : null;
}

/** What every query and every deletion that goes by a filter is held to, also in a namespace of one tenant alone. */
export function belongsTo({ tenantId, part }: Place) {
  return { tenant: { $eq: tenantId }, part: { $eq: part } };
}

/** The filters of which each names no more ids than Pinecone takes; together they let through what the filter does. */
export function filtersFor(place: Place, { sourceIds, documentIds }: IndexFilter): object[] {
  return slices(sourceIds).flatMap((sources) =>
    slices(documentIds ?? null).map((documents) => ({
      ...belongsTo(place),
      ...(sources && { source: { $in: sources } }),
      ...(documents && { document: { $in: documents } }),
    })),
  );
}

function slices(ids: readonly string[] | null): (readonly string[] | null)[] {
  if (ids === null) return [null];
  const all = [...new Set(ids)];
  return Array.from({ length: Math.ceil(all.length / MOST_VALUES) }, (_, at) =>
    all.slice(at * MOST_VALUES, (at + 1) * MOST_VALUES),
  );
}

/**
 * As long as the index takes: zeros at the end change no dot product, so models with shorter vectors fit in as well.
 * @param vector of unit length
 */
export function padded(vector: Float32Array, dimension: number): number[] {
  const values = Array.from(vector, (value) => Number(value.toPrecision(DIGITS)));
  for (let at = values.length; at < dimension; at++) values.push(0);
  return values;
}

/**
 * In a dense index every record must have a dense vector that is not all zeros, and so must every query. All records of
 * terms have this one (axis 0), every query for terms the other (axis 1): their product is 0, exactly, so the score is that
 * of the sparse side alone. Records of terms and of vectors never stand in one part, so no vector is compared with these.
 */
export function placeholder(axis: 0 | 1, dimension: number): number[] {
  return Array.from({ length: dimension }, (_, at) => (at === axis ? 1 : 0));
}

export function termRecord(
  place: Place,
  entry: IndexEntry,
  hashes: Uint32Array,
  dense: number[] | null,
): PineconeRecord {
  const weights = heaviest(documentWeights(hashes, entry.titleTerms.length, USUAL_LENGTH));
  const sparseValues = {
    indices: weights.map(([hash]) => hash),
    values: weights.map(([, weight]) => weight),
  };
  return { ...describe(place, entry), ...(dense && { values: dense }), sparseValues };
}

export function vectorRecord(place: Place, entry: IndexEntry, values: number[]): PineconeRecord {
  return { ...describe(place, entry), values };
}

/** The pairs of a sparse vector, the heaviest when there are more than Pinecone takes. */
export function heaviest(weights: ReadonlyMap<number, number>): [hash: number, weight: number][] {
  const pairs = [...weights].map(([hash, weight]): [number, number] => [
    hash,
    Number(weight.toPrecision(DIGITS)),
  ]);
  if (pairs.length <= MOST_NON_ZERO) return pairs;
  return pairs.sort((a, b) => b[1] - a[1]).slice(0, MOST_NON_ZERO);
}

function describe(place: Place, { chunkId, sourceId, documentId }: IndexEntry) {
  const metadata: RecordMetadata = {
    tenant: place.tenantId,
    part: place.part,
    source: sourceId,
    document: documentId,
  };
  return { id: recordId(place, chunkId), metadata };
}
