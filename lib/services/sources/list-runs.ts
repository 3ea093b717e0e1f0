import { decodeCursor, toPage } from "@/lib/core/cursor";
import { idOf, PageQuery } from "@/lib/schemas/common";
import { query } from "../_kit";
import { getSourceOrThrow } from "./internal";
import { toRunDtos } from "./run-dto";

/** The looks at a source's origin and what came of each, newest first. */
export const listRuns = query({
  name: "source.list_runs",
  permission: "sources:read",
  input: PageQuery.extend({ sourceId: idOf("source") }),
  async run({ tx, input: { sourceId, cursor, limit } }) {
    await getSourceOrThrow(tx, sourceId);
    const rows = await tx.db.syncRun.findMany({
      where: { sourceId, ...(cursor && { id: { lt: decodeCursor(cursor) } }) },
      orderBy: { id: "desc" },
      take: limit + 1,
    });
    const page = toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => row,
    );
    return { items: await toRunDtos(tx, page.items), nextCursor: page.nextCursor };
  },
});
