import { DEFAULT_DEPTH } from "@/lib/schemas/source-config";
import type { Tx } from "../_kit";
import { listPages } from "./list-pages";
import type { ActiveRun } from "./run-fence";
import { isInScope, scopeOf } from "./web/scope";

/**
 * Pages of a website that nothing leads to any more are asked themselves: a start page that says something else for a day
 * must not take the whole site along. Those that are gone, or that the source's limits leave out by now, leave.
 * @returns whether there were any
 */
export async function listUnlinked(tx: Tx, run: ActiveRun): Promise<boolean> {
  // Without a page that was read, the site is out of reach.
  const hasRead = run.added + run.changed + run.unchanged > 0;
  if (run.type !== "website" || !run.isComplete || !hasRead) return false;
  const { maxDepth = DEFAULT_DEPTH } = run.config;
  const scope = scopeOf(run.config);
  const unseen = { OR: [{ runId: null }, { runId: { not: run.id } }] };
  const rows = await tx.db.sourcePage.findMany({
    where: { sourceId: run.sourceId, documentId: { not: null }, depth: { lte: maxDepth }, ...unseen },
    orderBy: { id: "asc" },
    select: { url: true, depth: true },
  });
  const before = run.found;
  for (let depth = 0; depth <= maxDepth; depth++) {
    const urls = rows.filter((row) => row.depth === depth && isInScope(row.url, scope)).map((row) => row.url);
    await listPages(tx, run, { urls, depth });
  }
  return run.found > before;
}
