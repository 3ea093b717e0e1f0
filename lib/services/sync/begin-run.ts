import { z } from "zod";
import type { SourceId } from "@/lib/core/ids";
import { command } from "../_kit";
import { listPages } from "./list-pages";
import { PASSING } from "./page-rules";
import { lockRun, type RunRef } from "./run-fence";

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
    } else {
      const { url, urls = url ? [url] : [] } = run.config;
      await listPages(tx, run, { urls, kind: run.type === "sitemap" ? "sitemap" : "page", depth: 0 });
    }
    return { result: true, audit: { skip: "part of a sync" } };
  },
});

/** The pages of a source that failed, and may be there the next time. */
export function failedFor(sourceId: SourceId) {
  return { sourceId, state: "failed" as const, reason: { in: [...PASSING] } };
}
