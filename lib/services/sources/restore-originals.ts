import { z } from "zod";
import type { Duplicate } from "@/lib/schemas/added-source";
import { type Ctx, command, read } from "../_kit";
import { isOriginalLost, ORIGINAL_LOST, type StoredOriginal } from "../ingestion";

type Uploaded = { files: readonly StoredOriginal[]; duplicates: readonly Duplicate[] };

/** Puts files that are documents already in the place of originals that were lost: the same bytes, so nothing is read anew. */
export async function restoreOriginals(ctx: Ctx, { files, duplicates }: Uploaded): Promise<void> {
  const ids = duplicates.flatMap(({ documentId }) => documentId ?? []);
  if (ids.length === 0) return;
  const staged = new Map(files.map((file) => [file.sha256, file]));
  const documents = await read(ctx, ({ db }) =>
    db.document.findMany({ where: { id: { in: ids }, deletedAt: null } }),
  );
  const restored: string[] = [];
  for (const { id, blobKey, sha256 } of documents) {
    const file = staged.get(sha256 ?? "");
    if (!file || blobKey === null || !(await isOriginalLost(ctx, blobKey))) continue;
    await ctx.ports.blobs.put(blobKey, await ctx.ports.blobs.get(file.blobKey), { maxBytes: file.bytes });
    restored.push(id);
  }
  if (restored.length > 0) await noteRestored(ctx, restored);
}

/** The second is what it was called before. */
const LOST = [ORIGINAL_LOST.code, "not_found"];

/** What failed for want of its original is what it was before; its text answered all the time. */
const noteRestored = command({
  name: "document.restore_originals",
  permission: "sources:write",
  input: z.array(z.string()),
  async run({ tx, input: ids }) {
    await tx.db.document.updateMany({
      where: { id: { in: ids }, errorCode: { in: LOST }, liveVersion: { not: null } },
      data: { status: "ready", errorCode: null, errorMessage: null },
    });
    return { result: null, audit: { after: { documents: ids.length } } };
  },
});
