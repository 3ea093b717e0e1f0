import { type DocumentId, newId, type SourceId } from "@/lib/core/ids";
import type { DomainEvent } from "@/lib/schemas/events";
import type { Tx } from "../_kit";

type Requested = { id: DocumentId; sourceId: SourceId };

/**
 * Begins a new version of each document: a queued job, and the event that sets it going. A version that answers already
 * keeps answering until the new one is ready. Work on an older version ends at its next step.
 */
export async function requestIngestion(tx: Tx, documents: readonly Requested[]): Promise<DomainEvent[]> {
  const tenantId = tx.tenant.id;
  const jobs = documents.map(({ id, sourceId }) => ({
    id: newId("job"),
    documentId: id,
    sourceId,
    tenantId,
  }));
  await tx.db.job.createMany({ data: jobs.map((job) => ({ ...job, kind: "ingest_document" as const })) });
  const rows = await tx.db.$queryRaw<{ id: DocumentId; version: number }[]>`
    update "Document" d
    set version = d.version + 1, status = 'queued', "jobId" = j.job, "errorCode" = null, "errorMessage" = null, "updatedAt" = now()
    from unnest(${documents.map((document) => document.id)}::text[], ${jobs.map((job) => job.id)}::text[]) as j(document, job)
    where d.id = j.document and d."deletedAt" is null
    returning d.id, d.version`;
  const versions = new Map(rows.map((row) => [row.id, row.version]));
  return jobs.flatMap(({ id: jobId, documentId, sourceId }) => {
    const version = versions.get(documentId);
    if (version === undefined) return [];
    return {
      name: "document/ingest.requested",
      data: { tenantId, sourceId, documentId, jobId, version },
    } as const;
  });
}
