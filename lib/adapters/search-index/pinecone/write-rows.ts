import { AppError } from "@/lib/core/errors";
import type { ChunkId } from "@/lib/core/ids";
import { type Db, inTenant, Prisma } from "@/lib/db";
import type { IndexEntry } from "../port";
import { CountChanges, lock } from "./counts";
import type { Manifest, Namespace, Space } from "./manifest";
import { toBytes } from "./term-list";

/** A write of a batch and its tries at Pinecone take no longer; after it, whoever began it is taken for dead. */
const WRITTEN_WITHIN = Prisma.sql`now() + interval '5 minutes'`;

export type Prepared = {
  entry: IndexEntry;
  hashes: Uint32Array;
  /** Of unit length; null: there is none, or it has no direction. */
  vector: Float32Array | null;
};

type Known = {
  chunkId: ChunkId;
  documentId: string;
  sourceId: string;
  version: number;
  titleLength: number;
  terms: Uint8Array;
  spaces: string[];
  isStored: boolean;
  isGoing: boolean;
};

type Write = Manifest & { writer: string; space: Space };

/**
 * Notes what is about to be written. What differs from what stands there is not counted until `finishWrite`; what is the
 * same stays as it is, so that a repeated step hides nothing.
 * @throws AppError unavailable while one of them is being deleted
 */
export function beginWrite(write: Write, batch: readonly Prepared[]): Promise<void> {
  return inTenant(write.tenantId, async (db) => {
    const { isClearing } = await lock(db, write);
    if (isClearing) throw beingDeleted();
    const known = await findKnown(db, write, batch);
    const counts = new CountChanges();
    const rows = batch.map((prepared) => {
      const before = known.get(prepared.entry.chunkId);
      if (before?.isGoing) {
        throw new AppError(
          "unavailable",
          "This is being deleted from the search index; try again in a moment.",
        );
      }
      const stands = before?.isStored === true && areSame(before, prepared);
      if (before?.isStored && !stands) counts.remove(before.terms);
      // Vectors of another text, in whatever space, are none of this one's.
      return rowOf(prepared, stands ? before : null);
    });
    await putRows(db, write, rows);
    await counts.write(db, write);
  });
}

/**
 * Counts what Pinecone has taken. @returns what has been deleted meanwhile: the writer has to delete it at Pinecone again,
 * and then to `abandonWrite`
 */
export function finishWrite(
  write: Write,
  batch: readonly Prepared[],
  namespaces: readonly Namespace[],
): Promise<ChunkId[]> {
  return inTenant(write.tenantId, async (db) => {
    await lock(db, write);
    const ids = batch.map(({ entry }) => entry.chunkId);
    const rows = await db.$queryRaw<(Pick<Known, "chunkId" | "terms" | "isStored"> & { isMine: boolean })[]>`
      select "chunkId", terms, "isStored", writer is not distinct from ${write.writer} as "isMine" from "PineconeEntry"
      where "index" = ${write.key} and "chunkId" = any(${ids}) and "goingUntil" is null`;
    const counts = new CountChanges();
    for (const row of rows) if (row.isMine && !row.isStored) counts.add(row.terms);
    const withVector = batch.filter(({ vector }) => vector !== null).map(({ entry }) => entry.chunkId);
    await db.$executeRaw`
      update "PineconeEntry" set "isStored" = true, writer = null, "writingUntil" = null,
        spaces = array_remove(spaces, ${write.space}::text)
          || case when ${write.space !== null} and "chunkId" = any(${withVector}) then array[${write.space}::text] else '{}' end
      where "index" = ${write.key} and writer = ${write.writer} and "goingUntil" is null`;
    await counts.write(db, write);
    // The vectors of this space may have been deleted meanwhile, and its row with them.
    for (const { part, name, dimensions } of namespaces) {
      await db.$executeRaw`
        insert into "PineconeNamespace" ("tenantId", "index", space, name, dimensions)
        values (${write.tenantId}, ${write.key}, ${part}, ${name}, ${dimensions}) on conflict do nothing`;
    }
    const standing = new Set(rows.map(({ chunkId }) => chunkId));
    return ids.filter((id) => !standing.has(id));
  });
}

/** The writer gave up: what it noted may be deleted now, or written by another. */
export async function abandonWrite({ tenantId, key, writer }: Write): Promise<void> {
  await inTenant(
    tenantId,
    (db) =>
      db.$executeRaw`
      update "PineconeEntry" set "writingUntil" = null where "index" = ${key} and writer = ${writer}`,
  );
}

function beingDeleted(): AppError {
  return new AppError("unavailable", "This is being deleted from the search index; try again in a moment.");
}

async function findKnown(db: Db, { key }: Write, batch: readonly Prepared[]): Promise<Map<ChunkId, Known>> {
  const ids = batch.map(({ entry }) => entry.chunkId);
  const rows = await db.$queryRaw<Known[]>`
    select "chunkId", "documentId", "sourceId", version, "titleLength", terms, spaces, "isStored",
           coalesce("goingUntil" > now(), false) as "isGoing"
    from "PineconeEntry" where "index" = ${key} and "chunkId" = any(${ids})`;
  return new Map(rows.map((row) => [row.chunkId, row]));
}

function areSame(before: Known, { entry, hashes }: Prepared): boolean {
  return (
    before.documentId === entry.documentId &&
    before.sourceId === entry.sourceId &&
    before.version === entry.version &&
    before.titleLength === entry.titleTerms.length &&
    Buffer.compare(before.terms, toBytes(hashes)) === 0
  );
}

function rowOf({ entry, hashes }: Prepared, standing: Known | null) {
  const { chunkId, documentId, sourceId, version, titleTerms } = entry;
  const terms = toBytes(hashes).toString("base64");
  return {
    chunkId,
    documentId,
    sourceId,
    version,
    titleLength: titleTerms.length,
    terms,
    spaces: standing?.spaces ?? [],
    isStored: standing !== null,
  };
}

async function putRows(db: Db, { tenantId, key, writer }: Write, rows: ReturnType<typeof rowOf>[]) {
  await db.$executeRaw`
    insert into "PineconeEntry" ("tenantId", "index", "chunkId", "documentId", "sourceId", version, "titleLength", terms,
                                 spaces, "isStored", writer, "writingUntil", "goingUntil")
    select ${tenantId}, ${key}, r."chunkId", r."documentId", r."sourceId", r.version, r."titleLength",
           decode(r.terms, 'base64'), r.spaces, r."isStored", ${writer}, ${WRITTEN_WITHIN}, null::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("chunkId" text, "documentId" text, "sourceId" text,
         version int, "titleLength" int, terms text, spaces text[], "isStored" boolean)
    on conflict ("tenantId", "index", "chunkId") do update set
      "documentId" = excluded."documentId", "sourceId" = excluded."sourceId", version = excluded.version,
      "titleLength" = excluded."titleLength", terms = excluded.terms, spaces = excluded.spaces,
      "isStored" = excluded."isStored", writer = excluded.writer, "writingUntil" = excluded."writingUntil",
      "goingUntil" = null`;
}
