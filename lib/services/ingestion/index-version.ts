import type { ChunkId, DocumentId, SourceId, SpaceId } from "@/lib/core/ids";
import { vectorFromBytes } from "@/lib/core/vectors";
import { type Ctx, type IndexEntry, read, type Tx } from "../_kit";
import { embedderOf } from "../connections";
import { ANALYSIS_VERSION, analyze } from "../retrieval";
import { spaceFor } from "./embeddings";

const ENTRIES_PER_WRITE = 200;

type Row = { id: ChunkId; text: string; context: string; vector: Uint8Array | null };

/** By which analysis and model, through whose account, a document is indexed now; kept on the document, compared at start. */
export function indexedBy(ctx: Ctx): string {
  const embedder = embedderOf(ctx);
  const name = embedder && [embedder.id, embedder.dimensions].filter(Boolean).join(" × ");
  const account = embedder && embedder.connectionId !== "deployment" ? ` by ${embedder.connectionId}` : "";
  return `analysis ${ANALYSIS_VERSION}, ${name ?? "no embeddings"}${account}`;
}

/** Writes a version's chunks into the tenant's index: their terms, and their vectors as far as the cache has them. */
export async function indexVersion(
  ctx: Ctx,
  ref: { documentId: DocumentId; sourceId: SourceId; version: number },
): Promise<{ entries: number }> {
  const { space, title, language } = await read(ctx, async (tx) => ({
    ...(await findTitle(tx, ref.documentId)),
    space: await spaceFor(tx, embedderOf(ctx)),
  }));
  const index = ctx.ports.index.forTenant(ctx.tenant.id, space);
  const titleTerms = analyze(title, language);
  for (let from = 0; ; from += ENTRIES_PER_WRITE) {
    const rows = await read(ctx, (tx) => findRows(tx, ref, from, space));
    const entries = rows.map((row) => toEntry(row, ref, { titleTerms, language }));
    if (entries.length > 0) await index.upsert(entries);
    if (rows.length < ENTRIES_PER_WRITE) return { entries: from + rows.length };
  }
}

function findTitle(tx: Tx, documentId: DocumentId) {
  const select = { title: true, language: true };
  return tx.db.document.findUniqueOrThrow({ where: { id: documentId }, select });
}

function findRows(
  tx: Tx,
  ref: { documentId: DocumentId; version: number },
  from: number,
  space: SpaceId | null,
): Promise<Row[]> {
  return tx.db.$queryRaw<Row[]>`
    select c.id, c.text, c.context, e.vector
    from "Chunk" c left join "Embedding" e on e."spaceId" = ${space} and e.hash = c.hash
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
