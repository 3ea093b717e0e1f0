import { createHash } from "node:crypto";
import { z } from "zod";
import { chunkId } from "@/lib/core/ids";
import { type Block, command, type ExtractedText, reserve, type TimeCode, type Tx } from "../_kit";
import { lockSource, replaceAttachments } from "./attachments";
import type { Chunk } from "./chunking";
import { timesWithin } from "./chunking/times";
import { endJob } from "./fail-document";
import { type IngestRef, lockForWriting } from "./fence";
import { findSuspicious } from "./find-suspicious";
import { pagesOf, readingOf } from "./reading";
import type { FoundAttachments } from "./take-attachments";

const ROWS_PER_INSERT = 1_000;

type Version = {
  ref: IngestRef;
  document: ExtractedText;
  chunks: Chunk[];
  language: string | null;
  attachments: FoundAttachments;
};

/** Writes the text and chunks of a version that nobody sees yet, and the documents that came in it. False when this run has been overtaken. */
export const storeVersion = command({
  name: "document.store_version",
  permission: "sources:write",
  input: z.custom<Version>(),
  adds: ["documents", "storageBytes", "chunks"],
  async run({ tx, input: { ref, document, chunks, language, attachments } }) {
    const audit = { skip: "part of ingestion" };
    // First the source, as a deletion does it: the other way round two of them would wait for each other.
    const isKept = await lockSource(tx, ref.sourceId);
    const current = isKept && (await lockForWriting(tx, ref));
    if (!current) {
      await endJob(tx, ref, { status: "canceled" });
      return { result: false, audit };
    }
    const { text, pageStarts, blocks, times } = document;
    const key = { documentId: ref.documentId, version: ref.version };
    await writeText(tx, key, { text, pageStarts, blocks });
    const timesOf = timesWithin(chunks, times);
    const rows = withBlocks(chunks, blocks).map((row, at) => ({ ...row, times: timesOf[at] ?? [] }));
    for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
      await insertChunks(tx, ref, rows.slice(from, from + ROWS_PER_INSERT));
    }
    const title = current.title === current.url ? (document.title ?? current.title) : current.title;
    const pageCount = pageStarts.length || null;
    const heldChunks = Math.max(current.chunkCount, chunks.length);
    await tx.db.document.update({
      where: { id: ref.documentId },
      data: {
        title,
        pageCount,
        heldChunks,
        language,
        flags: findSuspicious(document),
        sameFiles: attachments.same,
      },
    });
    if (current.url)
      await tx.db.source.updateMany({ where: { id: ref.sourceId, title: current.url }, data: { title } });
    await tx.db.job.update({
      where: { id: ref.jobId },
      data: { step: "indexing", total: chunks.length, done: 0 },
    });
    const events = await replaceAttachments(tx, ref, attachments);
    await reserve(tx, { meter: "pages", id: readingOf(ref), amount: pagesOf(document), isSettled: true });
    return { result: true, audit, events };
  },
});

async function writeText(
  tx: Tx,
  key: { documentId: string; version: number },
  content: Pick<ExtractedText, "text" | "pageStarts" | "blocks">,
): Promise<void> {
  const data = { ...key, ...content, tenantId: tx.tenant.id };
  const { count } = await tx.db.documentVersion.createMany({ data, skipDuplicates: true });
  if (count > 0) return;
  // This run was cut off after its commit, and comes here a second time; the chunks go with the text.
  await tx.db.documentVersion.deleteMany({ where: key });
  await tx.db.documentVersion.create({ data });
}

/** One statement with one parameter for all rows: as fast as COPY here, and it goes through row-level security. */
async function insertChunks(
  tx: Tx,
  ref: IngestRef,
  chunks: readonly (Chunk & { blocks: Block[]; times: TimeCode[] })[],
): Promise<void> {
  const rows = chunks.map((chunk) => ({
    ...chunk,
    id: chunkId(ref.documentId, ref.version, chunk.ordinal),
    hash: createHash("sha256").update(`${chunk.context}\n${chunk.text}`).digest("base64url"),
  }));
  await tx.db.$executeRaw`
    insert into "Chunk" (id, "tenantId", "documentId", version, ordinal, text, context, tokens, start, "end", page, "pageBreaks", "headingPath", blocks, times, hash)
    select r.id, ${tx.tenant.id}, ${ref.documentId}, ${ref.version}, r.ordinal, r.text, r.context, r.tokens, r.start, r."end", r.page,
           array(select jsonb_array_elements_text(r."pageBreaks"))::int[], array(select jsonb_array_elements_text(r."headingPath")), r.blocks, r.times, r.hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id text, ordinal int, text text, context text, tokens int, start int, "end" int, page int, "pageBreaks" jsonb, "headingPath" jsonb, blocks jsonb, times jsonb, hash text)`;
}

/** Both are in the order of the text, so each search begins where the one before ended. */
function withBlocks(chunks: readonly Chunk[], blocks: readonly Block[]): (Chunk & { blocks: Block[] })[] {
  let first = 0;
  return chunks.map((chunk) => {
    while (first < blocks.length && (blocks[first]?.end ?? 0) <= chunk.start) first++;
    const inside: Block[] = [];
    for (let index = first; index < blocks.length; index++) {
      const block = blocks[index];
      if (!block || block.start >= chunk.end) break;
      const start = Math.max(block.start, chunk.start) - chunk.start;
      inside.push({ ...block, start, end: Math.min(block.end, chunk.end) - chunk.start });
    }
    return { ...chunk, blocks: inside };
  });
}
