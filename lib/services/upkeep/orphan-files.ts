import { type DocumentId, isId } from "@/lib/core/ids";
import { type Ctx, read } from "../_kit";
import { documentsPrefix } from "../ingestion";

/** An upload has its files before it has its rows. */
const YOUNG_MS = 60 * 60 * 1000;

/** Documents that have files and no row: what stored them was cut off. */
export async function findOrphanFiles(ctx: Ctx): Promise<DocumentId[]> {
  const before = ctx.now().getTime() - YOUNG_MS;
  const stored = await ctx.ports.blobs.list(documentsPrefix(ctx));
  const old = stored.flatMap(({ name, writtenAt }) => (writtenAt.getTime() < before ? name : []));
  if (old.length === 0) return [];
  const rows = await read(ctx, ({ db }) =>
    db.document.findMany({ where: { id: { in: old } }, select: { id: true } }),
  );
  const known = new Set(rows.map(({ id }) => id));
  return old.filter((id): id is DocumentId => isId("document", id) && !known.has(id));
}
