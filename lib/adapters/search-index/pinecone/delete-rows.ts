import type { ChunkId, DocumentId } from "@/lib/core/ids";
import { inTenant, Prisma } from "@/lib/db";
import { CountChanges, lock } from "./counts";
import type { Manifest } from "./manifest";
import { TERMS } from "./records";

/** While it lasts, nobody writes again what is being deleted: the deletion could reach Pinecone after it. */
const DELETED_WITHIN = Prisma.sql`now() + interval '5 minutes'`;
const ROWS_AT_ONCE = 1_000;

export type Which = { documentId: DocumentId; version?: number };

/** The next rows that are to go, behind `after`: from now on they are neither counted nor found. */
export function markGoing(
  manifest: Manifest,
  { documentId, version }: Which,
  after: ChunkId | "",
): Promise<ChunkId[]> {
  return inTenant(manifest.tenantId, async (db) => {
    await lock(db, manifest);
    const ofVersion = version === undefined ? Prisma.empty : Prisma.sql`and version = ${version}`;
    const rows = await db.$queryRaw<{ chunkId: ChunkId; terms: Uint8Array; isStored: boolean }[]>`
      select "chunkId", terms, "isStored" from "PineconeEntry"
      where "index" = ${manifest.key} and "documentId" = ${documentId} ${ofVersion} and "chunkId" > ${after}
      order by "chunkId" limit ${ROWS_AT_ONCE}`;
    const ids = rows.map(({ chunkId }) => chunkId);
    const counts = new CountChanges();
    for (const { isStored, terms } of rows) if (isStored) counts.remove(terms);
    await db.$executeRaw`
      update "PineconeEntry" set "isStored" = false, "goingUntil" = ${DELETED_WITHIN}
      where "index" = ${manifest.key} and "chunkId" = any(${ids})`;
    await counts.write(db, manifest);
    return ids;
  });
}

/** As `markGoing`, for everything at once; what would be new is refused until `forgetAll`. */
export async function markAllGoing(manifest: Manifest): Promise<void> {
  await inTenant(manifest.tenantId, async (db) => {
    await lock(db, manifest);
    await db.$executeRaw`
      update "PineconeEntry" set "isStored" = false, "goingUntil" = ${DELETED_WITHIN} where "index" = ${manifest.key}`;
    await db.$executeRaw`
      update "PineconeTotal" set entries = 0, length = 0, "clearingUntil" = ${DELETED_WITHIN} where "index" = ${manifest.key}`;
    await db.$executeRaw`delete from "PineconeTerm" where "index" = ${manifest.key}`;
  });
}

/**
 * Forgets rows that Pinecone has nothing of any more. One that a writer was about to put there meanwhile stays until the
 * writer has given up or its time is over. @returns how many stay
 */
export function forgetRows(manifest: Manifest, ids: readonly ChunkId[]): Promise<number> {
  return inTenant(manifest.tenantId, async (db) => {
    const which = Prisma.sql`"index" = ${manifest.key} and "chunkId" = any(${[...ids]}) and "goingUntil" is not null`;
    await db.$executeRaw`delete from "PineconeEntry" where ${which} and coalesce("writingUntil" <= now(), true)`;
    const [row] = await db.$queryRaw<{ left: number }[]>`
      select count(*)::int as left from "PineconeEntry" where ${which}`;
    return row?.left ?? 0;
  });
}

/**
 * As `forgetRows`, for a tenant of which nothing stands anywhere any more; what stood in indexes that are not configured now
 * is out of reach and goes with them.
 */
export function forgetAll({ tenantId, key }: Manifest): Promise<number> {
  return inTenant(tenantId, async (db) => {
    await db.$executeRaw`
      delete from "PineconeEntry" where "index" <> ${key}
      or ("goingUntil" is not null and coalesce("writingUntil" <= now(), true))`;
    const [row] = await db.$queryRaw<{ left: number }[]>`select count(*)::int as left from "PineconeEntry"`;
    const left = row?.left ?? 0;
    if (left > 0) return left;
    await db.$executeRaw`delete from "PineconeNamespace"`;
    await db.$executeRaw`delete from "PineconeTerm"`;
    await db.$executeRaw`delete from "PineconeTotal"`;
    return 0;
  });
}

/** Pinecone has no vector of these spaces any more. */
export async function forgetSpaces(manifest: Manifest, spaces: readonly string[]): Promise<void> {
  await inTenant(manifest.tenantId, async (db) => {
    await lock(db, manifest);
    for (const space of spaces) {
      await db.$executeRaw`
        update "PineconeEntry" set spaces = array_remove(spaces, ${space})
        where "index" = ${manifest.key} and ${space} = any(spaces)`;
      await db.$executeRaw`
        delete from "PineconeNamespace" where "index" = ${manifest.key} and space = ${space} and space <> ${TERMS}`;
    }
  });
}
