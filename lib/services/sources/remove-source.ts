import { z } from "zod";
import { newId, type SourceId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import type { DomainEvent } from "@/lib/schemas/events";
import { command, type Tx } from "../_kit";
import { getWritableSourceOrThrow } from "./internal";

/** Gone for every reader and every answer with this commit; index, blobs and rows are cleared by a job. */
export const removeSource = command({
  name: "source.remove",
  permission: "sources:write",
  input: z.strictObject({ sourceId: idOf("source") }),
  async run({ tx, input: { sourceId } }) {
    const { type, title } = await getWritableSourceOrThrow(tx, sourceId);
    const event = await tombstoneSource(tx, sourceId);
    return {
      result: { jobId: event.data.jobId },
      audit: { targetId: sourceId, before: { type, title } },
      events: [event],
    };
  },
});

type SourceDeletion = Extract<DomainEvent, { name: "source/delete.requested" }>;

/** Marks a source and its documents as deleted; the event sets the clearing going. */
export async function tombstoneSource(tx: Tx, id: string): Promise<SourceDeletion> {
  const deletedAt = tx.now();
  const sourceId = id as SourceId;
  const tenantId = tx.tenant.id;
  await tx.db.source.update({ where: { id: sourceId }, data: { deletedAt } });
  const documents = await tx.db.document.updateMany({
    where: { sourceId, deletedAt: null },
    data: { deletedAt },
  });
  await tx.db.heldAddress.deleteMany({ where: { sourceId } });
  const jobId = newId("job");
  await tx.db.job.create({
    data: { id: jobId, tenantId, kind: "delete_source", sourceId, total: documents.count },
  });
  return { name: "source/delete.requested", data: { tenantId, sourceId, jobId } };
}
