import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/core/errors";
import type { ChunkId } from "@/lib/core/ids";
import type { IndexEntry } from "../port";
import { toUnit } from "../unit";
import type { Manifest, Namespace, Space } from "./manifest";
import { findNamespace, reserveNamespace } from "./namespaces";
import { assertFits, type Places } from "./places";
import { padded, placeholder, recordId, TERMS, termRecord, vectorRecord } from "./records";
import type { PineconeSettings } from "./settings";
import { hashesOf } from "./term-list";
import { assertSize } from "./vectors";
import { abandonWrite, beginWrite, finishWrite, type Prepared } from "./write-rows";

/** What one transaction notes of the manifest; it has no network in it, and few other writers wait for it. */
const ENTRIES_AT_ONCE = 50;

export type Target = { manifest: Manifest; space: Space; places: Places; settings: PineconeSettings };
type Spots = { terms: Namespace; vectors: Namespace | null };

/**
 * Noted first, then written to Pinecone, then counted: a crash in between leaves entries that are not counted, which a
 * repetition puts there and a deletion takes away.
 */
export async function upsert(target: Target, entries: readonly IndexEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const last = new Map(entries.map((entry) => [entry.chunkId, entry]));
  const prepared = [...last.values()].map((entry) => prepare(entry, target.space));
  const spots = await findSpots(target, prepared);
  for (let at = 0; at < prepared.length; at += ENTRIES_AT_ONCE)
    await writeBatch(target, spots, prepared.slice(at, at + ENTRIES_AT_ONCE));
}

function prepare(entry: IndexEntry, space: Space): Prepared {
  const unit = entry.vector ? toUnit(entry.vector) : null;
  return { entry, hashes: hashesOf(entry), vector: space === null ? null : unit };
}

/** @throws AppError invalid_request for vectors of several sizes, index_capacity, not_configured */
async function findSpots(
  { manifest, space, places, settings }: Target,
  all: readonly Prepared[],
): Promise<Spots> {
  const first = all.find(({ vector }) => vector !== null)?.vector;
  // Without vectors now, there may be some of before to take away.
  let vectors = space === null ? null : await findNamespace(manifest, space);
  if (space !== null && first) {
    for (const { vector } of all) if (vector) assertSize(vector, { dimensions: first.length });
    assertFits(first.length, await places.dimension());
    vectors = await reserveNamespace(manifest, space, { ...settings, dimensions: first.length });
    assertSize(first, vectors);
  }
  return { vectors, terms: await reserveNamespace(manifest, TERMS, { ...settings, dimensions: null }) };
}

async function writeBatch(target: Target, spots: Spots, batch: readonly Prepared[]): Promise<void> {
  const write = { ...target.manifest, writer: randomUUID(), space: target.space };
  await beginWrite(write, batch);
  try {
    await send(target, spots, batch);
    const deleted = await finishWrite(
      write,
      batch,
      spots.vectors ? [spots.terms, spots.vectors] : [spots.terms],
    );
    if (deleted.length === 0) return;
    // It may have reached Pinecone after the deletion did.
    await takeBack(target, spots, deleted);
    throw new AppError("unavailable", "This was deleted while it was being written to the search index.");
  } catch (error) {
    // Where that fails as well, the write is taken for dead when its time is over.
    await abandonWrite(write).catch(() => {});
    throw error;
  }
}

async function send(target: Target, { terms, vectors }: Spots, batch: readonly Prepared[]): Promise<void> {
  const { manifest, places, space } = target;
  const ofTerms = { tenantId: manifest.tenantId, part: TERMS } as const;
  const dimension = places.isApart && !vectors ? 0 : await places.dimension();
  const dense = places.isApart ? null : placeholder(0, dimension);
  const held = batch.filter(({ hashes }) => hashes.length > 0);
  await places.terms.upsert(
    terms.name,
    held.map(({ entry, hashes }) => termRecord(ofTerms, entry, hashes, dense)),
  );
  await places.terms.deleteIds(
    terms.name,
    batch.filter(({ hashes }) => hashes.length === 0).map(({ entry }) => recordId(ofTerms, entry.chunkId)),
  );
  if (space === null) return;
  await sendVectors(target, vectors, batch, dimension);
}

async function sendVectors(
  { manifest, places, space }: Target,
  spot: Namespace | null,
  batch: readonly Prepared[],
  dimension: number,
): Promise<void> {
  if (space === null || !spot) return;
  const place = { tenantId: manifest.tenantId, part: space };
  await places.vectors.upsert(
    spot.name,
    batch.flatMap(({ entry, vector }) =>
      vector ? [vectorRecord(place, entry, padded(vector, dimension))] : [],
    ),
  );
  const bare = batch.filter(({ vector }) => vector === null);
  await places.vectors.deleteIds(
    spot.name,
    bare.map(({ entry }) => recordId(place, entry.chunkId)),
  );
}

async function takeBack(
  { manifest, places, space }: Target,
  { terms, vectors }: Spots,
  ids: readonly ChunkId[],
) {
  const { tenantId } = manifest;
  await places.terms.deleteIds(
    terms.name,
    ids.map((id) => recordId({ tenantId, part: TERMS }, id)),
  );
  if (space === null || !vectors) return;
  await places.vectors.deleteIds(
    vectors.name,
    ids.map((id) => recordId({ tenantId, part: space }, id)),
  );
}
