import type { DocumentId, SourceId } from "@/lib/core/ids";
import { type Ctx, read } from "../_kit";

type Row = { documents: number; versions: number; passages: number; files: number };

/**
 * How much there still is of what was deleted, by what it is; nothing is left out as zero. Rows and files by PostgreSQL,
 * entries by the index itself.
 */
export async function countDeleted(
  ctx: Ctx,
  { sourceId, documentId }: { sourceId: SourceId; documentId?: DocumentId },
): Promise<Record<string, number>> {
  const [rows] = await read(
    ctx,
    ({ db }) => db.$queryRaw<Row[]>`
      with gone as (
        select id, "blobKey" from "Document"
        where "sourceId" = ${sourceId} and "deletedAt" is not null and (${documentId ?? null}::text is null or id = ${documentId ?? null}))
      select (select count(*) from gone)::int as documents,
             (select count(*) from gone where "blobKey" is not null)::int as files,
             (select count(*) from "DocumentVersion" v join gone on gone.id = v."documentId")::int as versions,
             (select count(*) from "Chunk" c join gone on gone.id = c."documentId")::int as passages`,
  );
  const which = documentId ? { documentId } : { sourceId };
  // A document that is deleted alone has neighbours in the source, which the index counts too.
  const indexEntries = await ctx.ports.index.forTenant(ctx.tenant.id, null).count(which);
  const all = { ...rows, indexEntries };
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}
