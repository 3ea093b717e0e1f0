import { newId } from "@/lib/core/ids";
import { DEFAULT_PAGES, type SourceConfig } from "@/lib/schemas/source-config";
import type { Tx } from "../_kit";
import type { ActiveRun } from "./run-fence";

/** Sites link to far more than anybody wants to take in; what is beyond this is not even written down. */
const MORE_THAN_MAX = 1_000;
const MAX_SITEMAPS = 500;

export const maxPagesOf = (config: SourceConfig): number => config.maxPages ?? DEFAULT_PAGES;

type Listed = { urls: readonly string[]; kind?: "page" | "sitemap"; depth: number };

/**
 * Puts addresses on the run's list, those that are not on it yet, in this order. What is known of a page from earlier runs
 * stays.
 */
export async function listPages(
  tx: Tx,
  run: ActiveRun,
  { urls, kind = "page", depth }: Listed,
): Promise<void> {
  const room = kind === "page" ? maxPagesOf(run.config) + MORE_THAN_MAX - run.found : MAX_SITEMAPS;
  const fresh = [...new Set(urls)].slice(0, Math.max(room, 0));
  if (fresh.length === 0) return;
  // Pages are claimed in the order of ids.
  const ids = fresh.map(() => newId("page"));
  const listed = await tx.db.$executeRaw`
    insert into "SourcePage" (id, "tenantId", "sourceId", url, kind, depth, "runId", "documentId")
    select p.id, ${tx.tenant.id}, ${run.sourceId}, p.url, ${kind}::"PageKind", ${depth}, ${run.id}, (
      select d.id from "Document" d
      where d."tenantId" = ${tx.tenant.id} and d."sourceId" = ${run.sourceId} and d.url = p.url and d."deletedAt" is null limit 1)
    from unnest(${ids}::text[], ${fresh}::text[]) as p(id, url)
    on conflict ("sourceId", url) do update
    set "runId" = excluded."runId", state = 'pending', depth = excluded.depth, attempts = 0, reason = null, message = null
    where "SourcePage"."runId" is distinct from excluded."runId"`;
  if (kind === "page" && listed > 0) {
    await tx.db.syncRun.update({ where: { id: run.id }, data: { found: { increment: listed } } });
    run.found += listed;
  }
}
