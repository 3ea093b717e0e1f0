import { decodeCursor, toPage } from "@/lib/core/cursor";
import type { DocumentId, PageId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import { ListPagesQuery, type SourcePageDto } from "@/lib/schemas/sync";
import { query } from "../_kit";
import { getSourceOrThrow } from "./internal";

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
    return toPage(rows, limit, (row) => row.id, toDto);
  },
});

type Row = Omit<SourcePageDto, "id" | "documentId" | "checkedAt"> & {
  id: string;
  documentId: string | null;
  checkedAt: Date | null;
};

function toDto({ id, url, state, reason, message, documentId, checkedAt }: Row): SourcePageDto {
  return {
    id: id as PageId,
    url,
    state,
    reason,
    message,
    documentId: documentId as DocumentId | null,
    checkedAt: checkedAt?.toISOString() ?? null,
  };
}
