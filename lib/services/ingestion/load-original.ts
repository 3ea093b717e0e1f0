import { present } from "@/lib/core/invariant";
import type { Ctx, ExtractHints } from "../_kit";

type Original = ExtractHints & { body: ReadableStream<Uint8Array> };

type Origin = {
  blobKey: string | null;
  fileName: string | null;
  contentType: string | null;
  selection?: ExtractHints["selection"] | null;
};

/** What the document is made from, as it was stored; a page is fetched anew by a look at its source's origin. */
export async function loadOriginal(ctx: Ctx, origin: Origin): Promise<Original> {
  const { blobKey, fileName, contentType, selection } = origin;
  const hints = {
    ...(fileName && { fileName }),
    ...(contentType && { contentType }),
    ...(selection && { selection }),
  };
  return {
    body: await ctx.ports.blobs.get(present(blobKey, "the original is stored before its document is made")),
    ...hints,
  };
}
