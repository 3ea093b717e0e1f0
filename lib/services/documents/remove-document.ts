import { z } from "zod";
import { newId, type SourceId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";
import { getWritableSourceOrThrow } from "../sources";
import { getDocumentOrThrow } from "./internal";

/** Gone for every reader and every answer with this commit; index, blobs and rows are cleared by a job. */
export const removeDocument = command({
  name: "document.remove",
  permission: "sources:write",
  input: z.strictObject({ documentId: idOf("document") }),
  async run({ tx, input: { documentId } }) {
    const document = await getDocumentOrThrow(tx, documentId);
    await getWritableSourceOrThrow(tx, document.sourceId as SourceId);
    const sourceId = document.sourceId as SourceId;
    const tenantId = tx.tenant.id;
    const jobId = newId("job");
    await tx.db.document.update({ where: { id: documentId }, data: { deletedAt: tx.now() } });
    await tx.db.job.create({
      data: { id: jobId, tenantId, kind: "delete_document", sourceId, documentId, total: 1 },
    });
    return {
      result: null,
      audit: { targetId: documentId, before: { title: document.title, sourceId } },
      events: [{ name: "document/delete.requested", data: { tenantId, sourceId, documentId, jobId } }],
    };
  },
});
