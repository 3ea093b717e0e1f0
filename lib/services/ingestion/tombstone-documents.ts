import { type DocumentId, newId, type SourceId } from "@/lib/core/ids";
import type { DomainEvent } from "@/lib/schemas/events";
import type { Tx } from "../_kit";

/** Takes documents of a source away, at once for every reader; the events set the clearing of index, blobs and rows going. */
export async function tombstoneDocuments(
  tx: Tx,
  sourceId: SourceId,
  ids: readonly DocumentId[],
): Promise<DomainEvent[]> {
  const tenantId = tx.tenant.id;
  const live = { id: { in: [...ids] }, sourceId, deletedAt: null };
  const rows = await tx.db.document.findMany({ where: live, select: { id: true } });
  await tx.db.document.updateMany({ where: live, data: { deletedAt: tx.now() } });
  const jobs = rows.map((row) => ({ id: newId("job"), documentId: row.id as DocumentId }));
  const kind = "delete_document" as const;
  await tx.db.job.createMany({ data: jobs.map((job) => ({ ...job, tenantId, kind, sourceId, total: 1 })) });
  return jobs.map(({ id: jobId, documentId }) => ({
    name: "document/delete.requested",
    data: { tenantId, sourceId, documentId, jobId },
  }));
}
