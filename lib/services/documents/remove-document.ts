import { z } from "zod";
import type { SourceId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import { command, type Tx } from "../_kit";
import { tombstoneDocument } from "../ingestion";
import { getWritableSourceOrThrow } from "../sources";
import { getDocumentOrThrow } from "./internal";

/** Gone for every reader and every answer with this commit, and with it what came in it; index, blobs and rows are cleared by a job. */
export const removeDocument = command({
  name: "document.remove",
  permission: "sources:write",
  input: z.strictObject({ documentId: idOf("document") }),
  async run({ tx, input: { documentId } }) {
    const document = await getDocumentOrThrow(tx, documentId);
    await getWritableSourceOrThrow(tx, document.sourceId as SourceId);
    const sourceId = document.sourceId as SourceId;
    await rememberInParent(tx, document);
    const event = await tombstoneDocument(tx, { id: documentId, sourceId });
    return {
      result: { jobId: event.data.jobId },
      audit: { targetId: documentId, before: { title: document.title, sourceId } },
      events: [event],
    };
  },
});

/** So that it stays away when the mail or archive that it came in is read anew. */
async function rememberInParent(
  tx: Tx,
  { parentId, sha256 }: { parentId: string | null; sha256: string | null },
): Promise<void> {
  if (parentId === null || sha256 === null) return;
  await tx.db.document.update({
    where: { id: parentId },
    data: { deletedAttachments: { push: sha256 } },
  });
}
