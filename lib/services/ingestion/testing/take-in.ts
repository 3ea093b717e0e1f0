import type { DocumentId, JobId, SourceId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { addFiles, stageFile } from "@/lib/services/sources";
import type { TestTenant } from "@/lib/testing/fixtures";
import { activateVersion } from "../activate-version";
import { eraseDocuments } from "../erase";
import { extractDocument } from "../extract-document";
import type { IngestRef } from "../fence";

/** Adds files as a source of their own, as an upload does. */
export async function upload(
  { ctx }: TestTenant,
  files: Record<string, Uint8Array | string>,
): Promise<SourceId> {
  const staged = await Promise.all(
    Object.entries(files).map(([fileName, content]) =>
      stageFile(ctx, { file: new Blob([content as BlobPart]).stream(), fileName }),
    ),
  );
  return (await addFiles(ctx, { fields: {}, files: staged })).id;
}

/** The runs that wait to be done. */
export async function queued({ id }: TestTenant): Promise<IngestRef[]> {
  const rows = await inTenant(id, (db) =>
    db.document.findMany({ where: { status: "queued", deletedAt: null }, orderBy: { id: "asc" } }),
  );
  return rows.map((row) => ({
    sourceId: row.sourceId as SourceId,
    documentId: row.id as DocumentId,
    jobId: row.jobId as JobId,
    version: row.version,
  }));
}

/** Does what the durable functions do, until nothing waits any more. */
export async function takeIn(tenant: TestTenant): Promise<void> {
  for (let refs = await queued(tenant); refs.length > 0; refs = await queued(tenant)) {
    for (const ref of refs) {
      const { ended } = await extractDocument(tenant.ctx, { ...ref, attempt: 1 });
      if (!ended) await activateVersion(tenant.ctx, ref);
    }
  }
}

/** Clears all that was deleted, each deletion by its own job. */
export async function clearDeleted({ id, ctx }: TestTenant): Promise<void> {
  const jobs = await inTenant(id, (db) =>
    db.job.findMany({ where: { kind: { in: ["delete_document", "delete_source"] }, status: "queued" } }),
  );
  for (const job of jobs) {
    const documentId = job.kind === "delete_document" ? (job.documentId as DocumentId) : undefined;
    const erase = {
      sourceId: job.sourceId as SourceId,
      jobId: job.id as JobId,
      ...(documentId && { documentId }),
    };
    while (!(await eraseDocuments(ctx, erase)).isDone);
  }
}
