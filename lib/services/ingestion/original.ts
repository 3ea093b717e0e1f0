import type { DocumentId } from "@/lib/core/ids";
import type { Ctx } from "../_kit";

export type StoredOriginal = { id: DocumentId; blobKey: string; bytes: number; sha256: string };

/** A tenant's documents in the blob store, by their ids. */
export function documentsPrefix({ tenant }: Pick<Ctx, "tenant">): string {
  return `tenants/${tenant.id}/documents/`;
}

/** Everything of a document in the blob store lies under this. */
export function blobPrefix(ctx: Pick<Ctx, "tenant">, documentId: DocumentId): string {
  return `${documentsPrefix(ctx)}${documentId}/`;
}

/** Whether what should be stored is not there: a disk was restored in part, or somebody cleared files away. */
export async function isOriginalLost(ctx: Ctx, blobKey: string | null): Promise<boolean> {
  return blobKey !== null && (await ctx.ports.blobs.count(blobKey)) === 0;
}

/** Stores what a document is made from. @throws AppError payload_too_large · storage_full */
export async function storeOriginal(
  ctx: Ctx,
  id: DocumentId,
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<StoredOriginal> {
  const blobKey = `${blobPrefix(ctx, id)}original`;
  return { id, blobKey, ...(await ctx.ports.blobs.put(blobKey, body, { maxBytes })) };
}
