import { MOST_PAGES_NAMED } from "@/lib/schemas/sync";
import type { Tx } from "../_kit";
import type { SeenPage } from "./look";
import type { Verdict } from "./page-rules";
import type { ActiveRun } from "./run-fence";

/** Of so many looks at a source it is kept which pages they came upon; of older ones, how many. */
const RUNS_NAMED = 20;

type Kind = "added" | "changed" | "removed" | "unchanged" | "failed";
type Named = { url: string; title: string | null; message?: string | null };

/** Keeps which pages a run came upon, the first of each kind; its counts know of all of them, before these. */
export async function keepNames(tx: Tx, run: ActiveRun, kind: Kind, pages: readonly Named[]): Promise<void> {
  const room = Math.max(MOST_PAGES_NAMED - run[kind], 0);
  const data = pages.slice(0, room).map((page) => ({ ...page, kind, runId: run.id, tenantId: tx.tenant.id }));
  await tx.db.syncRunPage.createMany({ data, skipDuplicates: true });
}

type Visited = Named & { look: SeenPage; verdict: Verdict; isRemoved: boolean };

/** As `keepNames`, for one page that was looked at. */
export async function keepVisited(tx: Tx, run: ActiveRun, visited: Visited): Promise<void> {
  const { url, look, verdict, isRemoved } = visited;
  const kind = isRemoved ? "removed" : verdict;
  if (!isKind(kind)) return;
  const title = (look.kind === "page" && look.content.title.slice(0, 300)) || visited.title;
  const message = visited.message ?? ("message" in look ? look.message : null);
  await keepNames(tx, run, kind, [{ url, title, message }]);
}

const KINDS: readonly string[] = ["added", "changed", "removed", "unchanged", "failed"] satisfies Kind[];
const isKind = (kind: string): kind is Kind => KINDS.includes(kind);

/** Forgets which pages the older looks at a source came upon. */
export async function forgetPages(tx: Tx, sourceId: string): Promise<void> {
  const runs = await tx.db.syncRun.findMany({
    where: { sourceId, pages: { some: {} } },
    orderBy: { id: "desc" },
    skip: RUNS_NAMED,
    select: { id: true },
  });
  await tx.db.syncRunPage.deleteMany({ where: { runId: { in: runs.map(({ id }) => id) } } });
}
