import { decodeCursor, toPage } from "@/lib/core/cursor";
import type { DocumentId, PageId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import { idOf } from "@/lib/schemas/common";
import { ListPagesQuery, type SourcePageDto } from "@/lib/schemas/sync";
import { query, type Tx } from "../_kit";
import { findHolders, type Holder } from "../sync";
import { findSources, getSourceOrThrow } from "./internal";

/** The addresses that a source found, and what became of each. */
export const listPages = query({
  name: "source.list_pages",
  permission: "sources:read",
  input: ListPagesQuery.extend({ sourceId: idOf("source") }),
  async run({ tx, input: { sourceId, state, cursor, limit } }) {
    await getSourceOrThrow(tx, sourceId);
    const rows = await tx.db.sourcePage.findMany({
      where: {
        sourceId,
        kind: "page",
        ...(state && { state }),
        ...(cursor && { id: { gt: decodeCursor(cursor) } }),
      },
      orderBy: { id: "asc" },
      take: limit + 1,
    });
    const holders = await reachableHolders(tx, rows);
    return toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => toDto(row, holders),
    );
  },
});

/** By address; what the actor does not reach is not named. */
async function reachableHolders(tx: Tx, rows: readonly { url: string; reason: string | null }[]) {
  const urls = rows.filter(({ reason }) => reason === "other_source").map(({ url }) => url);
  const holders = await findHolders(tx, urls);
  const ids = [...new Set([...holders.values()].map(({ sourceId }) => sourceId))];
  if (ids.length === 0) return new Map<string, Holder>();
  const reached = await findSources(tx, [Prisma.sql`s.id = any(${ids}::text[])`], ids.length);
  const isReached = new Set(reached.map(({ id }) => id));
  return new Map([...holders].filter(([, { sourceId }]) => isReached.has(sourceId)));
}

type Row = Omit<SourcePageDto, "id" | "documentId" | "heldBy" | "checkedAt"> & {
  id: string;
  documentId: string | null;
  checkedAt: Date | null;
};

function toDto(
  { id, url, state, reason, message, documentId, checkedAt }: Row,
  holders: ReadonlyMap<string, Holder>,
): SourcePageDto {
  const holder = reason === "other_source" ? holders.get(url) : undefined;
  return {
    id: id as PageId,
    url,
    state,
    reason,
    message,
    documentId: documentId as DocumentId | null,
    heldBy: holder ? { sourceId: holder.sourceId, title: holder.title } : null,
    checkedAt: checkedAt?.toISOString() ?? null,
  };
}
