import type { DocumentId, SourceId } from "@/lib/core/ids";
import type { Tx } from "../_kit";

/**
 * Makes a source the holder of addresses that no other of the tenant holds, and gives those that another does. It inserts
 * first and looks then: of twenty who ask at once, one holds it.
 */
export async function holdAddresses(
  tx: Tx,
  sourceId: string,
  urls: readonly string[],
): Promise<ReadonlyMap<string, Holder>> {
  // Always in one order: two who ask for the same pages never wait for each other.
  const data = [...new Set(urls)].sort().map((url) => ({ tenantId: tx.tenant.id, url, sourceId }));
  if (data.length > 0) await tx.db.heldAddress.createMany({ data, skipDuplicates: true });
  return findHolders(tx, urls, sourceId);
}

export type Holder = { sourceId: SourceId; title: string; documentId: DocumentId | null };

/** Who holds addresses, other than the source named; by address. */
export async function findHolders(
  tx: Tx,
  urls: readonly string[],
  exceptId?: string,
): Promise<ReadonlyMap<string, Holder>> {
  if (urls.length === 0) return new Map();
  const rows = await tx.db.heldAddress.findMany({
    where: { url: { in: [...urls] }, ...(exceptId && { sourceId: { not: exceptId } }) },
    select: { url: true, sourceId: true, source: { select: { title: true } } },
    orderBy: { url: "asc" },
  });
  if (rows.length === 0) return new Map();
  const documents = await tx.db.document.findMany({
    where: {
      url: { in: rows.map(({ url }) => url) },
      sourceId: { in: rows.map(({ sourceId }) => sourceId) },
      deletedAt: null,
    },
    select: { id: true, url: true, sourceId: true },
  });
  const ids = new Map(documents.map(({ id, url, sourceId }) => [`${sourceId} ${url}`, id as DocumentId]));
  return new Map(
    rows.map(({ url, sourceId, source }) => [
      url,
      {
        sourceId: sourceId as SourceId,
        title: source.title,
        documentId: ids.get(`${sourceId} ${url}`) ?? null,
      },
    ]),
  );
}

/** At the end of a run: a page that gave no document may be taken in by another source. */
export async function releaseUnused(tx: Tx, runId: string): Promise<void> {
  await tx.db.$executeRaw`
    delete from "HeldAddress" h using "SyncRun" r
    where r.id = ${runId} and h."sourceId" = r."sourceId" and not exists (
      select from "Document" d where d."sourceId" = h."sourceId" and d.url = h.url and d."deletedAt" is null)`;
}
