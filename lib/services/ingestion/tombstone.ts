import { type DocumentId, newId, type SourceId } from "@/lib/core/ids";
import type { DomainEvent } from "@/lib/schemas/events";
import type { Tx } from "../_kit";

type DocumentDeletion = Extract<DomainEvent, { name: "document/delete.requested" }>;

/** Marks a document as deleted, with all that came in it; the event sets the clearing going. */
export async function tombstoneDocument(
  tx: Tx,
  { id, sourceId }: { id: DocumentId; sourceId: SourceId },
): Promise<DocumentDeletion> {
  const deletedAt = tx.now();
  const tenantId = tx.tenant.id;
  let total = 0;
  // Level by level: a row that is marked is locked too, and from then on nothing more can come out of it.
  for (let level: string[] = [id]; level.length > 0; ) {
    await tx.db.document.updateMany({ where: { id: { in: level } }, data: { deletedAt } });
    total += level.length;
    const next = { parentId: { in: level }, deletedAt: null };
    level = (await tx.db.document.findMany({ where: next, select: { id: true } })).map((row) => row.id);
  }
  await tx.db.$executeRaw`
    delete from "HeldAddress" h using "Document" d
    where d.id = ${id} and h."sourceId" = d."sourceId" and h.url = d.url`;
  const jobId = newId("job");
  await tx.db.job.create({
    data: { id: jobId, tenantId, kind: "delete_document", sourceId, documentId: id, total },
  });
  return { name: "document/delete.requested", data: { tenantId, sourceId, documentId: id, jobId } };
}

/** Takes documents of a source away, each with all that came in it; what is deleted already is passed over. */
export async function tombstoneDocuments(
  tx: Tx,
  sourceId: SourceId,
  ids: readonly DocumentId[],
): Promise<DomainEvent[]> {
  const live = { id: { in: [...ids] }, sourceId, deletedAt: null };
  const rows = await tx.db.document.findMany({ where: live, select: { id: true } });
  const events: DomainEvent[] = [];
  for (const { id } of rows) events.push(await tombstoneDocument(tx, { id: id as DocumentId, sourceId }));
  return events;
}
