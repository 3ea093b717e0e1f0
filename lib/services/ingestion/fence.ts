import type { DocumentId, JobId, SourceId } from "@/lib/core/ids";
import type { Tx } from "../_kit";
import { WORKING } from "./states";

/** What a run of the pipeline works on: one version of one document. */
export type IngestRef = { sourceId: SourceId; documentId: DocumentId; jobId: JobId; version: number };

/** What a step needs to know of its document. */
type Locked = {
  title: string;
  fileName: string | null;
  contentType: string | null;
  url: string | null;
  blobKey: string | null;
  depth: number;
  /** Of the version that answers now. */
  chunkCount: number;
};

/**
 * The document, locked until the transaction ends, if this run may still write to it; null when the document was
 * deleted or canceled, or a newer version was begun. Every write of the pipeline asks first, in its own transaction, so
 * that nothing that was deleted comes back. PostgreSQL asks the conditions again of a row it had to wait for.
 */
export async function lockForWriting(
  tx: Tx,
  { documentId, version }: Pick<IngestRef, "documentId" | "version">,
): Promise<Locked | null> {
  const [document] = await tx.db.$queryRaw<Locked[]>`
    select title, "fileName", "contentType", url, "blobKey", depth, "chunkCount" from "Document"
    where id = ${documentId} and version = ${version} and "deletedAt" is null and status::text = any(${[...WORKING]})
    for update`;
  return document ?? null;
}
