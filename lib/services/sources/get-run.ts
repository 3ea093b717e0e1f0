import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import type { RUN_PAGE_KINDS, RunPages, SyncRunDetailDto } from "@/lib/schemas/sync";
import { query, type Tx } from "../_kit";
import { getSourceOrThrow } from "./internal";
import { type RunRow, toRunDtos } from "./run-dto";

/** One look at a source's origin, with the pages that it came upon. @throws AppError not_found */
export const getRun = query({
  name: "source.get_run",
  permission: "sources:read",
  input: z.strictObject({ sourceId: idOf("source"), runId: idOf("job") }),
  async run({ tx, input: { sourceId, runId } }): Promise<SyncRunDetailDto> {
    await getSourceOrThrow(tx, sourceId);
    const row = await tx.db.syncRun.findFirst({ where: { id: runId, sourceId } });
    const [run] = row ? await toRunDtos(tx, [row]) : [];
    if (!row || !run) throw new AppError("not_found", "There is no such look at this source.");
    return { ...run, pages: await pagesOf(tx, row) };
  },
});

async function pagesOf(tx: Tx, row: RunRow): Promise<RunPages> {
  const pages = await tx.db.syncRunPage.findMany({ where: { runId: row.id }, orderBy: { url: "asc" } });
  const of = (kind: (typeof RUN_PAGE_KINDS)[number]) => {
    const some = pages.filter((page) => page.kind === kind);
    const items = some.map(({ url, title, message }) => ({ url, title, message }));
    return { items, more: Math.max(row[kind] - items.length, 0) };
  };
  return {
    added: of("added"),
    changed: of("changed"),
    removed: of("removed"),
    unchanged: of("unchanged"),
    failed: of("failed"),
  };
}
