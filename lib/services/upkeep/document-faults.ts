import type { DocumentId, SourceId } from "@/lib/core/ids";
import { type Ctx, read } from "../_kit";
import { isOriginalLost, ORIGINAL_LOST, WORKING } from "../ingestion";
import { type LostOriginal, lostOriginal } from "./lost-original";

/** What is wrong with a document, and what would put it right; null: people have to. */
export type Fault = {
  documentId: DocumentId;
  sourceId: SourceId;
  problem: string;
  cure: "reindex" | "ingest" | "recount" | "delete" | "fetch" | "unpack" | "rewrite" | null;
  /** Where a page is. */
  url?: string | null;
  /** What it came in. */
  parentId?: DocumentId | null;
};

type Row = Omit<LostOriginal, "hasParentFile" | "parentId"> & {
  id: DocumentId;
  sourceId: SourceId;
  parentId: DocumentId | null;
  parentKey: string | null;
  errorCode: string | null;
  blobKey: string | null;
  isDeleted: boolean;
  isReady: boolean;
  /** It is said to be worked on, and no job does. */
  isForgotten: boolean;
  isDeleting: boolean;
  chunkCount: number;
  chunks: number;
};

const DOCUMENTS_AT_ONCE = 500;

/** Goes through a tenant's documents as PostgreSQL and the blob store have them. */
export async function findDocumentFaults(ctx: Ctx): Promise<{ documents: number; faults: Fault[] }> {
  const faults: Fault[] = [];
  let documents = 0;
  for (let after: DocumentId | "" = ""; ; ) {
    const rows: Row[] = await findRows(ctx, after);
    documents += rows.length;
    for (const row of rows) faults.push(...(await faultsOf(ctx, row)));
    const last = rows.at(-1);
    if (!last || rows.length < DOCUMENTS_AT_ONCE) return { documents, faults };
    after = last.id;
  }
}

function findRows(ctx: Ctx, after: string): Promise<Row[]> {
  return read(
    ctx,
    ({ db }) => db.$queryRaw<Row[]>`
      select d.id, d."sourceId", d.url, d."blobKey", d."parentId", d."errorCode", s.type::text as type,
             d."dedupeKey" is not null as "isKnownByContent",
             (select p."blobKey" from "Document" p where p.id = d."parentId") as "parentKey",
             exists (select from "DocumentVersion" v where v."documentId" = d.id) as "hasText",
             d."deletedAt" is not null as "isDeleted", d."chunkCount",
             d."liveVersion" is not null and d.status::text <> all(${[...WORKING]}) as "isReady",
             d.status::text = any(${[...WORKING]}) and not exists (
               select from "Job" j where j.id = d."jobId" and j.status in ('queued', 'running')) as "isForgotten",
             exists (select from "Job" j where j.kind in ('delete_document', 'delete_source') and j.status in ('queued', 'running')
                     and (j."documentId" = d.id or j."documentId" is null and j."sourceId" = d."sourceId")) as "isDeleting",
             (select count(*)::int from "Chunk" c where c."documentId" = d.id and c.version = d."liveVersion") as chunks
      from "Document" d join "Source" s on s.id = d."sourceId" where d.id > ${after} order by d.id limit ${DOCUMENTS_AT_ONCE}`,
  );
}

async function faultsOf(ctx: Ctx, row: Row): Promise<Fault[]> {
  const { id: documentId, sourceId, url, parentId, parentKey, blobKey, chunks, chunkCount } = row;
  const fault = (problem: string, cure: Fault["cure"]): Fault[] => [{ documentId, sourceId, problem, cure }];
  if (row.isDeleted)
    return row.isDeleting ? [] : fault("it is deleted, and nothing clears it away", "delete");
  if (await isOriginalLost(ctx, blobKey)) {
    const hasParentFile = parentKey !== null && !(await isOriginalLost(ctx, parentKey));
    return [{ documentId, sourceId, url, parentId, ...lostOriginal({ ...row, hasParentFile }) }];
  }
  if (row.errorCode === ORIGINAL_LOST.code)
    return fault("it failed for want of its original, which is here again", "ingest");
  if (row.isForgotten) return fault("it waits for work that ended", blobKey ? "ingest" : null);
  if (!row.isReady) return [];
  if (chunks === 0) return fault("it is ready, and has no passage", "ingest");
  return chunks === chunkCount ? [] : fault(`${chunks} passages are counted as ${chunkCount}`, "recount");
}
