import type { ChunkId, DocumentId, SourceId } from "@/lib/core/ids";
import { vectorFromBytes } from "@/lib/core/vectors";
import { type Ctx, type IndexEntry, read, type TenantContext, type Tx } from "../_kit";
import { ANALYSIS_VERSION, analyze } from "../retrieval";

const ENTRIES_PER_WRITE = 200;

type Row = { id: ChunkId; text: string; context: string; vector: Uint8Array | null };

/** By which analysis and model a document is indexed now; kept on the document, compared at start. */
export function indexedBy(ctx: Ctx): string {
  return `analysis ${ANALYSIS_VERSION}, ${ctx.ports.models.embedding()?.id ?? "no embeddings"}`;
}

/** Writes a version's chunks into the tenant's index: their terms, and their vectors as far as the cache has them. */
export async function indexVersion(
  ctx: Ctx,
  ref: { documentId: DocumentId; sourceId: SourceId; version: number },
): Promise<{ entries: number }> {
  const { space, title, language } = await read(ctx, (tx) => findContext(tx, ref.documentId));
  const index = ctx.ports.index.forTenant(ctx.tenant.id, space?.id ?? null);
  const titleTerms = analyze(title, language);
  for (let from = 0; ; from += ENTRIES_PER_WRITE) {
    const rows = await read(ctx, (tx) => findRows(tx, ref, from, space));
    const entries = rows.map((row) => toEntry(row, ref, { titleTerms, language }));
    if (entries.length > 0) await index.upsert(entries);
    if (rows.length < ENTRIES_PER_WRITE) return { entries: from + rows.length };
  }
}

async function findContext(tx: Tx, documentId: DocumentId) {
  const document = await tx.db.document.findUniqueOrThrow({
    where: { id: documentId },
    select: { title: true, language: true },
  });
  // Not from the context: the space may have been made by this very run.
  const [space] = await tx.db.$queryRaw<NonNullable<TenantContext["space"]>[]>`
    select s.id, s.model from "Tenant" t join "EmbeddingSpace" s on s.id = t."activeSpaceId" where t.id = ${tx.tenant.id}`;
  return { ...document, space: space ?? null };
}

function findRows(
  tx: Tx,
  ref: { documentId: DocumentId; version: number },
  from: number,
  space: TenantContext["space"],
): Promise<Row[]> {
  return tx.db.$queryRaw<Row[]>`
    select c.id, c.text, c.context, e.vector
    from "Chunk" c left join "Embedding" e on e."spaceId" = ${space?.id ?? ""} and e.hash = c.hash
    where c."documentId" = ${ref.documentId} and c.version = ${ref.version} and c.ordinal >= ${from}
    order by c.ordinal limit ${ENTRIES_PER_WRITE}`;
}

type Titled = { titleTerms: readonly string[]; language: string | null };

function toEntry(
  row: Row,
  { documentId, sourceId, version }: { documentId: DocumentId; sourceId: SourceId; version: number },
  { titleTerms, language }: Titled,
): IndexEntry {
  return {
    chunkId: row.id,
    documentId,
    sourceId,
    version,
    titleTerms: [...titleTerms, ...analyze(row.context, language)],
    bodyTerms: analyze(row.text, language),
    ...(row.vector && { vector: vectorFromBytes(row.vector) }),
  };
}
