import { type DocumentId, newId, type SourceId } from "@/lib/core/ids";
import type { DomainEvent } from "@/lib/schemas/events";
import type { Tx } from "../_kit";
import type { IngestRef } from "./fence";
import { requestIngestion } from "./request-ingestion";
import type { FoundAttachments } from "./take-attachments";
import { tombstoneDocument } from "./tombstone";

/**
 * Makes the documents that came in this one what they are in its new version: new ones are set going, those that are in
 * it no more are deleted, the others stay as they are. The parent is locked, so a step that comes a second time finds
 * all done. `events` belong in the command's outcome.
 */
export async function replaceAttachments(
  tx: Tx,
  ref: IngestRef,
  found: FoundAttachments,
): Promise<DomainEvent[]> {
  // Most documents bring nothing, and nothing came in them before.
  if (ref.version === 1 && found.hashes.size === 0) return [];
  const parent = await tx.db.document.findUniqueOrThrow({
    where: { id: ref.documentId },
    select: { depth: true, deletedAttachments: true, attachments: { where: { deletedAt: null } } },
  });
  const here = new Set(parent.attachments.map(({ sha256 }) => sha256));
  const added = found.added.filter(
    ({ sha256 }) => !here.has(sha256) && !parent.deletedAttachments.includes(sha256),
  );
  const gone = parent.attachments.filter(({ sha256 }) => !found.hashes.has(sha256 ?? ""));
  // Lists are sorted by id: they stay in the order of the mail or archive.
  const rows = added.map((attachment) => ({ ...attachment, id: newId("document") }));
  const { sourceId, documentId: parentId } = ref;
  const common = { tenantId: tx.tenant.id, sourceId, parentId, depth: parent.depth + 1 };
  await tx.db.document.createMany({ data: rows.map((row) => ({ ...row, ...common })) });
  const events = await requestIngestion(
    tx,
    rows.map(({ id }) => ({ id, sourceId })),
  );
  for (const { id } of gone) events.push(await tombstoneDocument(tx, { id: id as DocumentId, sourceId }));
  return events;
}

/** @returns false when the source was deleted; locked until the transaction ends, since a deletion counts its documents. */
export async function lockSource(tx: Tx, sourceId: SourceId): Promise<boolean> {
  const rows = await tx.db.$queryRaw<unknown[]>`
    select 1 from "Source" where id = ${sourceId} and "deletedAt" is null for share`;
  return rows.length > 0;
}
