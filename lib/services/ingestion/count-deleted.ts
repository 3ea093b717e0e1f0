import type { DocumentId, SourceId } from "@/lib/core/ids";
import { type Ctx, read, type Tx } from "../_kit";

type Row = {
  documents: number;
  versions: number;
  passages: number;
  files: number;
  answers: number;
  results: number;
};

/**
 * How much there still is of what was deleted, by what it is (`answers` and `results`: stored answers and those of evaluations
 * that quote it), also what there is none of. Rows and files by PostgreSQL, entries by the index itself.
 */
export async function countDeleted(
  ctx: Ctx,
  { sourceId, documentId }: { sourceId: SourceId; documentId?: DocumentId },
): Promise<Record<string, number>> {
  const { tree, rows } = await read(ctx, async ({ db }) => {
    const tree = documentId ? await findTree(db, documentId) : null;
    const [rows] = await db.$queryRaw<Row[]>`
      with gone as (
        select id, "blobKey" from "Document"
        where "sourceId" = ${sourceId} and "deletedAt" is not null and (${tree}::text[] is null or id = any(${tree}::text[])))
      select (select count(*) from gone)::int as documents,
             (select count(*) from gone where "blobKey" is not null)::int as files,
             (select count(*) from "DocumentVersion" v join gone on gone.id = v."documentId")::int as versions,
             (select count(distinct q."messageId") from "Quote" q join gone on gone.id = q."documentId")::int as answers,
             (select count(*) from "EvaluationResult" where quotes && array(select id from gone))::int as results,
             (select count(*) from "Chunk" c join gone on gone.id = c."documentId")::int as passages`;
    return { tree, rows };
  });
  const index = ctx.ports.index.forTenant(ctx.tenant.id, null);
  let indexEntries = tree ? 0 : await index.count({ sourceId });
  for (const id of tree ?? []) indexEntries += await index.count({ documentId: id });
  return { ...rows, indexEntries };
}

/** A document and all that came in it; itself also when its row is gone. */
export async function findTree(db: Tx["db"], documentId: DocumentId): Promise<DocumentId[]> {
  const rows = await db.$queryRaw<{ id: DocumentId }[]>`
    with recursive tree as (
      select ${documentId}::text as id
      union all select d.id from "Document" d join tree on d."parentId" = tree.id
    ) select id from tree`;
  return rows.map(({ id }) => id);
}
