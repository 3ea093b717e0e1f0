import type { DocumentId, SourceId } from "@/lib/core/ids";
import { type Ctx, read, type VersionEntries } from "../_kit";
import { embedderOf } from "../connections";
import { spaceFor, WORKING } from "../ingestion";
import type { Fault } from "./document-faults";

type Row = {
  id: DocumentId;
  sourceId: SourceId;
  /** Its deletion clears the index too. */
  isDeleted: boolean;
  liveVersion: number | null;
  /** One that is being made may stand in the index already. */
  nextVersion: number | null;
  chunks: number;
  /** Passages whose vector is not in the cache that the index is made from. */
  unembedded: number;
};

/** Holds a tenant's index against PostgreSQL, in both directions. */
export async function findIndexFaults(ctx: Ctx): Promise<{ faults: Fault[]; orphans: VersionEntries[] }> {
  // The index first: what is added meanwhile is then missing in it at worst, and never taken for an orphan.
  const standing = await listAll(ctx);
  const rows = new Map((await findRows(ctx)).map((row) => [row.id, row]));
  const orphans = standing.filter(({ documentId, version }) => {
    const row = rows.get(documentId);
    return !row?.isDeleted && row?.liveVersion !== version && row?.nextVersion !== version;
  });
  const entries = new Map(standing.map((one) => [`${one.documentId} ${one.version}`, one.entries]));
  const faults = [...rows.values()].flatMap((row): Fault[] => {
    const { id: documentId, sourceId, liveVersion, chunks, unembedded } = row;
    if (row.isDeleted || liveVersion === null || row.nextVersion !== null) return [];
    const found = entries.get(`${documentId} ${liveVersion}`) ?? 0;
    if (found !== chunks) {
      const problem = `${found} of its ${chunks} passages stand in the index`;
      return [{ documentId, sourceId, problem, cure: "reindex" }];
    }
    if (unembedded === 0) return [];
    const problem = `${unembedded} of its ${chunks} passages have no vector`;
    return [{ documentId, sourceId, problem, cure: "reindex" }];
  });
  return { faults, orphans };
}

async function listAll(ctx: Ctx): Promise<VersionEntries[]> {
  const index = ctx.ports.index.forTenant(ctx.tenant.id, null);
  const all: VersionEntries[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await index.listVersions(cursor);
    all.push(...items);
    if (nextCursor === null) return all;
    cursor = nextCursor;
  }
}

function findRows(ctx: Ctx): Promise<Row[]> {
  return read(ctx, async (tx) => {
    // While a change of the model is under way, the space that is being filled.
    const spaceId = await spaceFor(tx, embedderOf(ctx));
    return tx.db.$queryRaw<Row[]>`
      select d.id, d."sourceId", d."liveVersion", d."deletedAt" is not null as "isDeleted",
             case when d.status::text = any(${[...WORKING]}) then d.version end as "nextVersion",
             (select count(*)::int from "Chunk" c where c."documentId" = d.id and c.version = d."liveVersion") as chunks,
             case when ${spaceId !== null} then
               (select count(*)::int from "Chunk" c where c."documentId" = d.id and c.version = d."liveVersion"
                and not exists (select from "Embedding" e where e."spaceId" = ${spaceId} and e.hash = c.hash))
             else 0 end as unembedded
      from "Document" d`;
  });
}
