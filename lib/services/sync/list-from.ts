import { DEFAULT_DEPTH } from "@/lib/schemas/source-config";
import type { Tx } from "../_kit";
import { listPages } from "./list-pages";
import type { SeenPage } from "./look";
import type { Verdict } from "./page-rules";
import type { ActiveRun } from "./run-fence";
import { isInScope, scopeOf } from "./web/scope";

type From = { page: { depth: number; kind: string; links: string[] }; look: SeenPage; verdict: Verdict };

/** Puts on the list where a page leads: what it says itself, or, when it was not sent, what it said the last time. */
export async function listFrom(tx: Tx, run: ActiveRun, { page, look, verdict }: From): Promise<void> {
  if (verdict === "again" || run.type === "url" || run.type === "youtube") return;
  const depth = page.depth + 1;
  if (look.kind === "list") {
    await listPages(tx, run, { urls: look.sitemaps, kind: "sitemap", depth });
    await listPages(tx, run, { urls: look.pages, depth });
    return;
  }
  // The same page under another address: no step further from the start.
  if (look.kind === "elsewhere") return listPages(tx, run, { urls: [look.url], depth: page.depth });
  if (run.type === "sitemap" || verdict === "gone" || page.depth >= (run.config.maxDepth ?? DEFAULT_DEPTH))
    return;
  const links = "links" in look ? look.links : page.links;
  const scope = scopeOf(run.config);
  await listPages(tx, run, { urls: links.filter((link) => isInScope(link, scope)), depth });
}
