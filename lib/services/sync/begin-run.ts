import { z } from "zod";
import type { SourceId } from "@/lib/core/ids";
import { command, type Tx } from "../_kit";
import { listPages } from "./list-pages";
import { PASSING } from "./page-rules";
import { type ActiveRun, lockRun, type RunRef } from "./run-fence";

/** First step of a run: the addresses that people named are put on its list. Done twice, it lists them once. */
export const beginRun = command({
  name: "source.begin_sync",
  permission: "sources:write",
  input: z.custom<RunRef>(),
  async run({ tx, input: ref }) {
    const run = await lockRun(tx, ref);
    if (!run) return { result: false, audit: { skip: "part of a sync" } };
    const begun = { status: "running" as const, step: "fetching", startedAt: tx.now() };
    await tx.db.job.updateMany({ where: { id: ref.jobId, status: "queued" }, data: begun });
    if (run.trigger === "retry") {
      const failed = { ...failedFor(ref.sourceId), runId: { not: run.id } };
      const again = { state: "pending" as const, runId: run.id, attempts: 0, reason: null, message: null };
      const { count } = await tx.db.sourcePage.updateMany({ where: failed, data: again });
      await tx.db.syncRun.update({ where: { id: run.id }, data: { found: { increment: count } } });
      await takeOver(tx, run);
    } else {
      const { url, urls = url ? [url] : [] } = run.config;
      await listPages(tx, run, { urls, kind: run.type === "sitemap" ? "sitemap" : "page", depth: 0 });
    }
    return { result: true, audit: { skip: "part of a sync" } };
  },
});

/** A look that was stopped goes on where it was: what it listed and looked at counts as this one's, and it is no more left. */
async function takeOver(tx: Tx, run: ActiveRun): Promise<void> {
  const stopped = await findStopped(tx, run.sourceId as SourceId, run.id);
  if (!stopped) return;
  const pages = { sourceId: run.sourceId, runId: stopped.id };
  await tx.db.sourcePage.updateMany({ where: pages, data: { runId: run.id } });
  const mine = { sourceId: run.sourceId, runId: run.id, kind: "page" as const };
  const found = await tx.db.sourcePage.count({ where: mine });
  const pending = await tx.db.sourcePage.count({ where: { ...mine, state: "pending" } });
  const { isComplete } = stopped;
  await tx.db.syncRun.update({
    where: { id: run.id },
    data: { found, fetched: found - pending, isComplete },
  });
}

/** The last look at a source, when it was stopped with pages left to look at. */
export async function findStopped(tx: Tx, sourceId: SourceId, except = "") {
  const where = { sourceId, id: { not: except } };
  const last = await tx.db.syncRun.findFirst({ where, orderBy: { id: "desc" } });
  if (last?.outcome !== "canceled") return null;
  const left = await tx.db.sourcePage.count({ where: { sourceId, runId: last.id, state: "pending" } });
  return left > 0 ? last : null;
}

/** The pages of a source that failed, and may be there the next time. */
export function failedFor(sourceId: SourceId) {
  return { sourceId, state: "failed" as const, reason: { in: [...PASSING] } };
}
