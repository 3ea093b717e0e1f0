import { decodeCursor, toPage } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import { ListDocumentsQuery } from "@/lib/schemas/source";
import { query } from "../_kit";
import { toDocumentDtos } from "./document-dto";
import { reachable } from "./internal";

/** The documents of a source, oldest first. */
export const listDocuments = query({
  name: "document.list",
  permission: "sources:read",
  input: ListDocumentsQuery.extend({ sourceId: idOf("source") }),
  async run({ tx, input: { sourceId, status, cursor, limit } }) {
    const ofSource = { AND: [{ sourceId }, reachable(tx)] };
    const rows = await tx.db.document.findMany({
      where: {
        AND: [ofSource, status ? { status } : {}, cursor ? { id: { gt: decodeCursor(cursor) } } : {}],
      },
      orderBy: { id: "asc" },
      take: limit + 1,
    });
    if (rows.length === 0 && !(await tx.db.source.findFirst({ where: { id: sourceId, deletedAt: null } }))) {
      throw new AppError("not_found", "There is no such source.");
    }
    const page = toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => row,
    );
    return { items: await toDocumentDtos(tx, page.items), nextCursor: page.nextCursor };
  },
});
