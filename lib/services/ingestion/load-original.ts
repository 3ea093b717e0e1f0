import { AppError } from "@/lib/core/errors";
import type { DocumentId } from "@/lib/core/ids";
import { present } from "@/lib/core/invariant";
import type { Ctx, ExtractHints } from "../_kit";
import { rewriteOriginal } from "./rewrite-original";

type Original = ExtractHints & { body: ReadableStream<Uint8Array> };

type Origin = {
  blobKey: string | null;
  fileName: string | null;
  contentType: string | null;
  selection?: ExtractHints["selection"] | null;
};

/**
 * What the document is made from, as it was stored; a page is fetched anew by a look at its source's origin. Null when it
 * was lost, and is not to be had from anywhere here.
 */
export async function loadOriginal(
  ctx: Ctx,
  documentId: DocumentId,
  origin: Origin,
): Promise<Original | null> {
  const { fileName, contentType, selection } = origin;
  const blobKey = present(origin.blobKey, "the original is stored before its document is made");
  const hints = {
    ...(fileName && { fileName }),
    ...(contentType && { contentType }),
    ...(selection && { selection }),
  };
  const stored =
    (await open(ctx, blobKey)) ?? ((await rewriteOriginal(ctx, documentId)) && (await open(ctx, blobKey)));
  return stored ? { body: stored, ...hints } : null;
}

async function open(ctx: Ctx, blobKey: string): Promise<ReadableStream<Uint8Array> | null> {
  try {
    return await ctx.ports.blobs.get(blobKey);
  } catch (thrown) {
    if (AppError.from(thrown).code === "not_found") return null;
    throw thrown;
  }
}
