import { AppError } from "@/lib/core/errors";
import type { SameFile } from "@/lib/schemas/source";
import { type Attachment, type Ctx, read, type TakeAttachment, type Tx } from "../_kit";
import type { IngestRef } from "./fence";
import { blobPrefix, isOriginalLost } from "./original";

/** A mail in an archive in a mail: what comes in that one is not taken any more. */
const MAX_DEPTH = 3;
const MOST_NAMED = 100;
/** For all that one added file unpacks to, over all depths. */
const MAX_DOCUMENTS = 2_000;
const MAX_BYTES = 1024 * 1024 * 1024;

type NewAttachment = Omit<Attachment, "body"> & { blobKey: string };

/** What came in one version of a document: the names of all of it by their hashes, what is new, which is stored already, and what was in it twice. */
export type FoundAttachments = { hashes: Map<string, string>; added: NewAttachment[]; same: SameFile[] };

/** What is there of the tree that the document stands in, with what was taken since. */
type Tree = { known: Map<string, string | null>; documents: number; bytes: number };

/**
 * Stores what comes in a document while it is read. The blobs lie with the document that brought them, under its
 * version: a step that comes a second time writes them again, and what never gets a row goes with that document.
 * @throws AppError payload_too_large when all together is too much
 */
export async function takeAttachments(
  ctx: Ctx,
  ref: IngestRef,
  depth: number,
): Promise<{ found: FoundAttachments; take?: TakeAttachment }> {
  const found: FoundAttachments = { hashes: new Map(), added: [], same: [] };
  if (depth >= MAX_DEPTH) return { found };
  // Looked up with the first that comes, for in most documents nothing does.
  let tree: Promise<Tree> | undefined;
  return {
    found,
    async take({ body, ...facts }) {
      // The same file twice in one mail or archive is one document.
      const name = nameOf(facts);
      const sameAs = found.hashes.get(facts.sha256);
      if (sameAs !== undefined) {
        if (found.same.length < MOST_NAMED) found.same.push({ name, sameAs });
        return;
      }
      found.hashes.set(facts.sha256, name);
      tree ??= read(ctx, async (tx) => ({
        known: await findKnown(tx, ref),
        ...(await measureTree(tx, ref)),
      }));
      const all = await tree;
      const known = all.known.get(facts.sha256);
      if (known !== undefined) {
        // What was lost of it comes back from what it came in.
        if (known !== null && (await isOriginalLost(ctx, known)))
          await ctx.ports.blobs.put(known, body(), { maxBytes: facts.bytes });
        return;
      }
      all.documents += 1;
      all.bytes += facts.bytes;
      if (all.documents > MAX_DOCUMENTS || all.bytes > MAX_BYTES) throw tooMuch();
      const blobKey = `${blobPrefix(ctx, ref.documentId)}attachments/${ref.version}/${facts.sha256}`;
      await ctx.ports.blobs.put(blobKey, body(), { maxBytes: facts.bytes });
      found.added.push({ ...facts, blobKey });
    },
  };
}

/** With the folders that it is in: two of the same name would tell nothing. */
function nameOf({ title, fileName }: Pick<Attachment, "title" | "fileName">): string {
  const extension = /\.[^./]{1,10}$/.exec(fileName)?.[0] ?? "";
  return title.endsWith(extension) ? title : title + extension;
}

/** Hashes of what is a document already, with where it is stored, or was one until somebody deleted it. */
async function findKnown(tx: Tx, { documentId }: IngestRef): Promise<Map<string, string | null>> {
  const document = await tx.db.document.findUnique({
    where: { id: documentId },
    select: {
      deletedAttachments: true,
      attachments: { where: { deletedAt: null }, select: { sha256: true, blobKey: true } },
    },
  });
  const known = new Map<string, string | null>();
  for (const sha256 of document?.deletedAttachments ?? []) known.set(sha256, null);
  for (const { sha256, blobKey } of document?.attachments ?? []) if (sha256) known.set(sha256, blobKey);
  return known;
}

/** How much there is already of all that the outermost document brought. */
async function measureTree(tx: Tx, { documentId }: IngestRef): Promise<{ documents: number; bytes: number }> {
  const [size] = await tx.db.$queryRaw<{ documents: number; bytes: number }[]>`
    with recursive up as (
      select id, "parentId" from "Document" where id = ${documentId}
      union all select d.id, d."parentId" from "Document" d join up on d.id = up."parentId"
    ), down as (
      select d.id, 0 as bytes from "Document" d join up on d.id = up.id where up."parentId" is null
      union all select d.id, d.bytes from "Document" d join down on d."parentId" = down.id where d."deletedAt" is null
    )
    select count(*)::int as documents, coalesce(sum(bytes), 0)::float8 as bytes from down`;
  return size ?? { documents: 0, bytes: 0 };
}

function tooMuch(): AppError {
  return new AppError(
    "payload_too_large",
    "Unpacked, this comes to too many files or too much data. Split what you added, and add the parts.",
  );
}
