import type { JobId, SourceId } from "@/lib/core/ids";
import { SourceConfig } from "@/lib/schemas/source-config";
import type { Tx } from "../_kit";

/** What a run works on: one look at the origin of one source. */
export type RunRef = { sourceId: SourceId; jobId: JobId };

export type ActiveRun = NonNullable<Awaited<ReturnType<typeof lockRun>>>;

/**
 * The run and its source, locked until the transaction ends, if it may still write; null when the source was deleted, or
 * the run canceled or ended. Every write asks first, in its own transaction, so that nothing that was deleted comes back,
 * and one page is written after the other.
 */
export async function lockRun(tx: Tx, { sourceId, jobId }: RunRef) {
  // Not `for update`: documents of this source may be written meanwhile.
  await tx.db.$queryRaw`select 1 from "Source" where id = ${sourceId} for no key update`;
  return findRun(tx, { sourceId, jobId });
}

/** Whether a person had it looked at once more, and may have changed what was read a moment ago. */
export function isAskedAgain({ trigger }: Pick<ActiveRun, "trigger">): boolean {
  return trigger === "manual" || trigger === "retry";
}

/** As `lockRun`, to look only. */
export async function findRun(tx: Tx, { sourceId, jobId }: RunRef) {
  const run = await tx.db.syncRun.findFirst({
    where: { id: jobId, sourceId, outcome: null, source: { deletedAt: null } },
    include: { source: { select: { type: true, title: true, config: true } } },
  });
  const job = await tx.db.job.count({ where: { id: jobId, status: { in: ["queued", "running"] } } });
  if (!run || job === 0) return null;
  const { source, ...rest } = run;
  return { ...rest, type: source.type, title: source.title, config: SourceConfig.parse(source.config) };
}
