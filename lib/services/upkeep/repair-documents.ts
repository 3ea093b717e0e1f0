import { z } from "zod";
import { type DocumentId, newId, type SourceId } from "@/lib/core/ids";
import type { DomainEvent } from "@/lib/schemas/events";
import { command, type Tx } from "../_kit";
import { requestIngestion } from "../ingestion";
import { refetchPages } from "../sync";
import type { Fault } from "./document-faults";

/**
 * Does what cures the faults of documents, as far as they have a cure in the database; long work is queued.
 * @returns the sources whose pages could not be asked for, since they are being looked at
 */
export const repairDocuments = command({
  name: "upkeep.repair_documents",
  permission: "sources:write",
  input: z.custom<readonly Fault[]>(),
  async run({ tx, input: faults }) {
    const of = (cure: Fault["cure"]) => faults.filter((fault) => fault.cure === cure);
    const ids = (some: readonly Fault[]) => some.map(({ documentId }) => documentId);
    const toIngest = new Map(of("ingest").map(({ documentId, sourceId }) => [documentId, sourceId]));
    for (const { parentId, sourceId } of of("unpack")) if (parentId) toIngest.set(parentId, sourceId);
    const ingest = [...toIngest].map(([id, sourceId]) => ({ id, sourceId }));
    const events = ingest.length > 0 ? await requestIngestion(tx, ingest) : [];
    const fetched = await fetchAgain(tx, of("fetch"));
    events.push(...fetched.events);
    for (const fault of of("delete")) events.push(await requestDeletion(tx, fault));
    // The search for indexes that are behind takes them up.
    await tx.db.document.updateMany({ where: { id: { in: ids(of("reindex")) } }, data: { indexedBy: null } });
    await tx.db.$executeRaw`
      update "Document" d set "chunkCount" = (select count(*) from "Chunk" c where c."documentId" = d.id and c.version = d."liveVersion")
      where d.id = any(${ids(of("recount"))}::text[])`;
    const cured = faults.length - of(null).length;
    return {
      result: fetched.busy,
      events,
      audit: cured > 0 ? { after: { cured } } : { skip: "nothing to repair" },
    };
  },
});

async function fetchAgain(tx: Tx, faults: readonly Fault[]) {
  const pages = new Map<SourceId, { documentId: DocumentId; url: string }[]>();
  for (const { sourceId, documentId, url } of faults) {
    if (url) pages.set(sourceId, [...(pages.get(sourceId) ?? []), { documentId, url }]);
  }
  const events: DomainEvent[] = [];
  const busy = new Set<SourceId>();
  for (const [sourceId, lost] of pages) {
    const event = await refetchPages(tx, sourceId, lost);
    if (event) events.push(event);
    else busy.add(sourceId);
  }
  return { events, busy };
}

async function requestDeletion(tx: Tx, { documentId, sourceId }: Fault): Promise<DomainEvent> {
  const tenantId = tx.tenant.id;
  const jobId = newId("job");
  const job = { id: jobId, tenantId, kind: "delete_document" as const, sourceId, documentId, total: 1 };
  await tx.db.job.create({ data: job });
  return { name: "document/delete.requested", data: { tenantId, sourceId, documentId, jobId } };
}
