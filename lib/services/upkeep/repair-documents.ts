import { z } from "zod";
import { newId } from "@/lib/core/ids";
import type { DomainEvent } from "@/lib/schemas/events";
import { command, type Tx } from "../_kit";
import { requestIngestion } from "../ingestion";
import type { Fault } from "./document-faults";

/** Does what cures the faults of documents, as far as they have a cure; long work is queued. */
export const repairDocuments = command({
  name: "upkeep.repair_documents",
  permission: "sources:write",
  input: z.custom<readonly Fault[]>(),
  async run({ tx, input: faults }) {
    const of = (cure: Fault["cure"]) => faults.filter((fault) => fault.cure === cure);
    const ids = (some: readonly Fault[]) => some.map(({ documentId }) => documentId);
    const toIngest = of("ingest").map(({ documentId, sourceId }) => ({ id: documentId, sourceId }));
    const events = toIngest.length > 0 ? await requestIngestion(tx, toIngest) : [];
    for (const fault of of("delete")) events.push(await requestDeletion(tx, fault));
    // The search for indexes that are behind takes them up.
    await tx.db.document.updateMany({ where: { id: { in: ids(of("reindex")) } }, data: { indexedBy: null } });
    await tx.db.$executeRaw`
      update "Document" d set "chunkCount" = (select count(*) from "Chunk" c where c."documentId" = d.id and c.version = d."liveVersion")
      where d.id = any(${ids(of("recount"))}::text[])`;
    const cured = faults.length - of(null).length;
    return { result: cured, events, audit: cured > 0 ? { after: { cured } } : { skip: "nothing to repair" } };
  },
});

async function requestDeletion(tx: Tx, { documentId, sourceId }: Fault): Promise<DomainEvent> {
  const tenantId = tx.tenant.id;
  const jobId = newId("job");
  const job = { id: jobId, tenantId, kind: "delete_document" as const, sourceId, documentId, total: 1 };
  await tx.db.job.create({ data: job });
  return { name: "document/delete.requested", data: { tenantId, sourceId, documentId, jobId } };
}
