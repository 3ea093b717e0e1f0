import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { DocumentId, JobId, SourceId } from "@/lib/core/ids";
import { type Ctx, command, read, workflow } from "../_kit";
import { eraseQuotes, eraseResults } from "../quotes";
import { countDeleted, findTree } from "./count-deleted";
import { endJob } from "./fail-document";
import { blobPrefix } from "./original";
import { reportProgress } from "./report-progress";

const DOCUMENTS_PER_STEP = 25;

type Erase = { sourceId: SourceId; documentId?: DocumentId; jobId: JobId };

/**
 * Clears tombstoned documents: out of the index, then the blobs, then the rows. One call clears a few and says whether
 * there are more; what is cleared twice is fine. What there was is counted before, what is left afterwards: the receipt.
 * @throws AppError unavailable when something is still there afterwards, for the next try
 */
export const eraseDocuments = workflow({
  name: "document.erase",
  permission: "sources:write",
  input: z.custom<Erase>(),
  async run({ ctx, input }): Promise<{ erased: number; isDone: boolean }> {
    const { sourceId, documentId, jobId } = input;
    const found = Object.entries(await countDeleted(ctx, input));
    const removed = Object.fromEntries(found.filter(([, count]) => count > 0));
    await startErasing(ctx, { jobId, removed });
    const documents = await read(ctx, async ({ db }) => {
      const tree = documentId && { id: { in: await findTree(db, documentId) } };
      return db.document.findMany({
        where: { sourceId, deletedAt: { not: null }, ...tree },
        select: { id: true, blobKey: true },
        // What came in others goes before them: its rows go with theirs.
        orderBy: [{ depth: "desc" }, { id: "asc" }],
        take: DOCUMENTS_PER_STEP,
      });
    });
    for (const document of documents) await eraseDocument(ctx, document);
    if (documents.length === DOCUMENTS_PER_STEP) {
      await reportProgress(ctx, { ref: { jobId }, step: "erasing", done: documents.length });
      return { erased: documents.length, isDone: false };
    }
    const left = await countDeleted(ctx, input);
    if (Object.values(left).some((count) => count > 0)) throw stillThere();
    await finishErasing(ctx, { sourceId, jobId, left });
    return { erased: documents.length, isDone: true };
  },
});

async function eraseDocument(
  ctx: Ctx,
  { id, blobKey }: { id: string; blobKey: string | null },
): Promise<void> {
  const documentId = id as DocumentId;
  const index = ctx.ports.index.forTenant(ctx.tenant.id, null);
  const prefix = blobPrefix(ctx, documentId);
  await index.deleteDocument(documentId);
  await ctx.ports.blobs.deletePrefix(prefix);
  // What came in another document lies with that one.
  if (blobKey) await ctx.ports.blobs.deletePrefix(blobKey);
  await eraseQuotes(ctx, documentId);
  await eraseResults(ctx, documentId);
  // The rows are what leads here: while anything else is left, they stay.
  if ((await index.count({ documentId })) + (await ctx.ports.blobs.count(prefix)) > 0) throw stillThere();
  await eraseRows(ctx, documentId);
}

const stillThere = () => new AppError("unavailable", "Something of what was deleted is still there.");

const eraseRows = command({
  name: "document.erase_rows",
  permission: "sources:write",
  input: z.custom<DocumentId>(),
  async run({ tx, input: documentId }) {
    // Vectors that no other document has text for.
    await tx.db.$executeRaw`
      delete from "Embedding" e using "Chunk" c
      where c."documentId" = ${documentId} and e.hash = c.hash
        and not exists (select from "Chunk" o where o.hash = c.hash and o."documentId" <> c."documentId")`;
    await tx.db.document.deleteMany({ where: { id: documentId, deletedAt: { not: null } } });
    return { result: null, audit: { skip: "the removal was written down when it was asked for" } };
  },
});

const startErasing = command({
  name: "document.start_erasing",
  permission: "sources:write",
  input: z.custom<{ jobId: JobId; removed: Record<string, number> }>(),
  async run({ tx, input: { jobId: id, removed } }) {
    const data = { status: "running" as const, step: "erasing", startedAt: tx.now() };
    await tx.db.job.updateMany({ where: { id, status: "queued" }, data });
    // Later rounds and tries find less: what there was is written once.
    await tx.db.$executeRaw`
      update "Job" set receipt = ${JSON.stringify({ removed, left: null })}::jsonb where id = ${id} and receipt is null`;
    return { result: null, audit: { skip: "progress" } };
  },
});

const finishErasing = command({
  name: "document.finish_erasing",
  permission: "sources:write",
  input: z.custom<{ sourceId: SourceId; jobId: JobId; left: Record<string, number> }>(),
  async run({ tx, input: { sourceId, jobId, left } }) {
    await tx.db.source.deleteMany({ where: { id: sourceId, deletedAt: { not: null } } });
    await tx.db.$executeRaw`
      update "Job" set done = total, receipt = jsonb_set(receipt, '{left}', ${JSON.stringify(left)}::jsonb) where id = ${jobId}`;
    await endJob(tx, { jobId }, { status: "succeeded" });
    return { result: null, audit: { skip: "the removal was written down when it was asked for" } };
  },
});
