import { z } from "zod";
import { invariant } from "@/lib/core/invariant";
import { type Ctx, command, type ExtractHints } from "../_kit";
import type { IngestRef } from "./fence";
import { blobPrefix, storeOriginal } from "./original";

const MAX_PAGE_BYTES = 20 * 1024 * 1024;
const PAGE_TIMEOUT_MS = 30_000;

type Original = ExtractHints & { body: ReadableStream<Uint8Array> };

type Origin = {
  url: string | null;
  blobKey: string | null;
  fileName: string | null;
  contentType: string | null;
  selection?: ExtractHints["selection"] | null;
};

/**
 * What the document is made from: the stored original, or the page as it is on the web now, which is stored first. A page
 * that is there already is fetched anew by a look at its source's origin, and not here.
 * @throws AppError as the fetcher does
 */
export async function loadOriginal(ctx: Ctx, ref: IngestRef, origin: Origin): Promise<Original> {
  const { url, blobKey, fileName, contentType, selection } = origin;
  if (!blobKey) {
    invariant(url, "a document without a stored original has an address");
    return fetchPage(ctx, ref, url);
  }
  const hints = {
    ...(fileName && { fileName }),
    ...(contentType && { contentType }),
    ...(selection && { selection }),
  };
  return { body: await ctx.ports.blobs.get(blobKey), ...hints };
}

async function fetchPage(ctx: Ctx, ref: IngestRef, url: string): Promise<Original> {
  const page = await ctx.ports.fetcher.fetch(url, { maxBytes: MAX_PAGE_BYTES, timeoutMs: PAGE_TIMEOUT_MS });
  const { id: _, ...stored } = await storeOriginal(
    ctx,
    ref.documentId,
    new Blob([page.body]).stream(),
    MAX_PAGE_BYTES,
  );
  const contentType = page.contentType?.split(";")[0]?.trim() ?? null;
  const isKept = await recordOriginal(ctx, { ref, original: { ...stored, contentType } });
  // Deleted while the page was on its way: the deletion may have passed by before the blob was there.
  if (!isKept) await ctx.ports.blobs.deletePrefix(blobPrefix(ctx, ref.documentId));
  return { body: new Blob([page.body]).stream(), ...(page.contentType && { contentType: page.contentType }) };
}

type Recorded = {
  ref: IngestRef;
  original: { blobKey: string; bytes: number; sha256: string; contentType: string | null };
};

/** False when the document is gone. */
const recordOriginal = command({
  name: "document.record_original",
  permission: "sources:write",
  input: z.custom<Recorded>(),
  async run({ tx, input: { ref, original } }) {
    const where = { id: ref.documentId, deletedAt: null };
    const { count } = await tx.db.document.updateMany({ where, data: original });
    return { result: count > 0, audit: { skip: "part of ingestion" } };
  },
});
