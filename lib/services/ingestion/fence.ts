import type { DocumentId, JobId, SourceId } from "@/lib/core/ids";
import type { Tx } from "../_kit";
import { WORKING } from "./states";

/** What a run of the pipeline works on: one version of one document. */
export type IngestRef = { sourceId: SourceId; documentId: DocumentId; jobId: JobId; version: number };

/**
 * The document, locked until the transaction ends, if this run may still write to it; null when the document was
 * deleted or canceled, or a newer version was begun. Every write of the pipeline asks first, in its own transaction, so
 * that nothing that was deleted comes back.
 */
export async function lockForWriting(tx: Tx, ref: IngestRef) {
  await tx.db.$queryRaw`select 1 from "Document" where id = ${ref.documentId} for update`;
  return tx.db.document.findFirst({
    where: { id: ref.documentId, version: ref.version, deletedAt: null, status: { in: [...WORKING] } },
  });
}
