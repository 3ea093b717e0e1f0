import type { DocumentId, SourceId } from "@/lib/core/ids";
import type { Present } from "@/lib/schemas/added-source";
import type { Tx } from "../_kit";

export type NewDocument = {
  id: DocumentId;
  title: string;
  fileName?: string;
  contentType?: string;
  blobKey?: string;
  bytes?: number;
  sha256?: string;
  /** What is the same has the same; without one it is never taken for the same. */
  dedupeKey?: string;
};

/** Of a document that gave nothing: it keeps nobody from adding the same again. */
export const ENDED_WITHOUT_TEXT = ["failed", "unsupported", "canceled"] as const;

type Inserted = { added: DocumentId[]; duplicates: Present[] };

/**
 * Writes documents of a source, except those that are in the tenant already. It inserts first and looks then: of twenty who
 * add the same at once, one adds it, and the others find it.
 */
export async function insertDocuments(
  tx: Tx,
  sourceId: SourceId,
  documents: readonly NewDocument[],
): Promise<Inserted> {
  const tenantId = tx.tenant.id;
  const data = documents.map((document) => ({ ...document, tenantId, sourceId }));
  await freeKeys(tx, documents);
  const rows = await tx.db.document.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
  const added = new Set(rows.map(({ id }) => id as DocumentId));
  const others = new Map(
    documents.flatMap((one) => (added.has(one.id) || !one.dedupeKey ? [] : [[one.dedupeKey, one]])),
  );
  if (others.size === 0) return { added: [...added], duplicates: [] };
  const found = await tx.db.document.findMany({
    // The same file twice in one upload is no news.
    where: { dedupeKey: { in: [...others.keys()] }, deletedAt: null, sourceId: { not: sourceId } },
    select: { id: true, sourceId: true, dedupeKey: true, source: { select: { title: true } } },
  });
  const duplicates = found.map(({ id, source, dedupeKey, ...row }) => ({
    name: nameOf(others.get(dedupeKey ?? "")),
    documentId: id as DocumentId,
    sourceId: row.sourceId as SourceId,
    sourceTitle: source.title,
  }));
  return { added: [...added], duplicates };
}

/** As whoever added it knows it. */
const nameOf = (document: NewDocument | undefined) => document?.fileName ?? document?.title ?? "";

/** What could not be read is no reason to refuse it when it comes again, under its right name perhaps. */
async function freeKeys(tx: Tx, documents: readonly NewDocument[]): Promise<void> {
  const keys = documents.flatMap(({ dedupeKey }) => dedupeKey ?? []);
  if (keys.length === 0) return;
  const where = { dedupeKey: { in: keys }, liveVersion: null, status: { in: [...ENDED_WITHOUT_TEXT] } };
  await tx.db.document.updateMany({ where, data: { dedupeKey: null } });
}
