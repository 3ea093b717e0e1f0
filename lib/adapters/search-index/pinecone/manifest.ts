import { decodeCursor, toPage } from "@/lib/core/cursor";
import type { ChunkId, DocumentId, SourceId, SpaceId, TenantId } from "@/lib/core/ids";
import { Prisma, readOnce } from "@/lib/db";
import type { IndexFilter, VersionEntries } from "../port";
import type { Part } from "./records";

/**
 * A tenant's manifest in PostgreSQL: what stands at Pinecone, by ids. Pinecone's index lags behind, so counts, lists and
 * deletions go by this. A row is there before anything is written to Pinecone, and until everything is deleted there, so a
 * crash in between leaves a row (not stored, never counted) that `listVersions` tells and a deletion takes with it.
 */
export type Manifest = { tenantId: TenantId /** See `indexKeyOf`. */; key: string };

/** A handle's embedding space; null: it has none. */
export type Space = SpaceId | null;

export type Namespace = { part: Part; name: string; dimensions: number | null };

/** What a query is weighed with, and where it is asked. */
export type Weights = {
  entries: number;
  averageLength: number;
  /** How many entries hold a term, by its hash; those that none holds are missing. */
  holders: ReadonlyMap<number, number>;
  namespaces: readonly Namespace[];
};

const VERSIONS_PER_PAGE = 500;

export async function readWeights({ tenantId, key }: Manifest, hashes: readonly number[]): Promise<Weights> {
  type Row = Pick<Weights, "namespaces"> & {
    total: { entries: number; length: number } | null;
    holders: Record<string, number> | null;
  };
  const [row] = await readOnce<Row>(
    tenantId,
    Prisma.sql`
    select
      (select jsonb_build_object('entries', entries, 'length', length) from "PineconeTotal" where "index" = ${key}) as total,
      (select jsonb_object_agg(hash, entries) from "PineconeTerm"
       where "index" = ${key} and hash = any(${[...hashes]}::bigint[])) as holders,
      (select coalesce(jsonb_agg(jsonb_build_object('part', space, 'name', name, 'dimensions', dimensions)), '[]')
       from "PineconeNamespace" where "index" = ${key}) as namespaces`,
  );
  const { entries = 0, length = 0 } = row?.total ?? {};
  return {
    entries,
    averageLength: length / Math.max(1, entries),
    holders: new Map(Object.entries(row?.holders ?? {}).map(([hash, count]) => [Number(hash), count])),
    namespaces: row?.namespaces ?? [],
  };
}

export type Confirmed = { chunkId: ChunkId; titleLength: number; terms: Uint8Array; spaces: string[] };

/** Of what Pinecone found, what really stands there as it was asked for: it may lag, and it is not asked whom to believe. */
export async function confirm(
  { tenantId, key }: Manifest,
  chunkIds: readonly ChunkId[],
  { sourceIds, documentIds }: IndexFilter,
): Promise<Map<ChunkId, Confirmed>> {
  if (chunkIds.length === 0) return new Map();
  const rows = await readOnce<Confirmed>(
    tenantId,
    Prisma.sql`
    select "chunkId", "titleLength", terms, spaces from "PineconeEntry"
    where "index" = ${key} and "chunkId" = any(${[...new Set(chunkIds)]}) and "isStored"
      and "sourceId" = any(${[...sourceIds]}::text[])
      and (${documentIds === undefined} or "documentId" = any(${[...(documentIds ?? [])]}::text[]))`,
  );
  return new Map(rows.map((row) => [row.chunkId, row]));
}

export async function count(
  { tenantId, key }: Manifest,
  { sourceId, documentId }: { sourceId?: SourceId; documentId?: DocumentId },
): Promise<number> {
  const bySource = sourceId ? Prisma.sql`and "sourceId" = ${sourceId}` : Prisma.empty;
  const byDocument = documentId ? Prisma.sql`and "documentId" = ${documentId}` : Prisma.empty;
  const [row] = await readOnce<{ count: number }>(
    tenantId,
    Prisma.sql`
    select count(*)::int as count from "PineconeEntry" where "index" = ${key} and "isStored" ${bySource} ${byDocument}`,
  );
  return row?.count ?? 0;
}

/** Also what is only half there or half gone, with as many entries as are wholly there: that is how it is found. */
export async function listVersions(
  { tenantId, key }: Manifest,
  cursor?: string,
): Promise<{ items: VersionEntries[]; nextCursor: string | null }> {
  const [document = "", version = "0"] = cursor === undefined ? [] : decodeCursor(cursor).split(" ");
  const rows = await readOnce<VersionEntries>(
    tenantId,
    Prisma.sql`
    select "documentId", version, count(*) filter (where "isStored")::int as entries from "PineconeEntry"
    where "index" = ${key} and ("documentId", version) > (${document}, ${Number(version)}::int)
    group by "documentId", version order by "documentId", version limit ${VERSIONS_PER_PAGE + 1}`,
  );
  const keyOf = (row: VersionEntries) => `${row.documentId} ${row.version}`;
  return toPage(rows, VERSIONS_PER_PAGE, keyOf, (row) => row);
}
