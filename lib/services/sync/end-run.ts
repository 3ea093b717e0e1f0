import { z } from "zod";
import { command, type Tx } from "../_kit";
import { releaseUnused } from "./hold-addresses";
import { lockRun, type RunRef } from "./run-fence";

type Outcome = "done" | "stopped" | "failed" | "canceled";
export type RunEnd = { outcome: Outcome; code?: string; message?: string };

/** Ends a run that cannot go on, with the reason people read. What was taken in before keeps answering. */
export const failRun = command({
  name: "source.fail_sync",
  permission: "sources:write",
  input: z.custom<{ ref: RunRef; code: string; message: string }>(),
  async run({ tx, input: { ref, code, message } }) {
    if (await lockRun(tx, ref)) await closeRun(tx, ref, { outcome: "failed", code, message });
    return { result: null, audit: { skip: "part of a sync" } };
  },
});

/** Writes the end of a run into it and its job. */
export async function closeRun(tx: Tx, { jobId }: Pick<RunRef, "jobId">, end: RunEnd): Promise<void> {
  const { outcome, code: errorCode = null, message: errorMessage = null } = end;
  const finishedAt = tx.now();
  await tx.db.syncRun.updateMany({
    where: { id: jobId, outcome: null },
    data: { outcome, errorCode, errorMessage, finishedAt, robots: {} },
  });
  await releaseUnused(tx, jobId);
  const status = outcome === "failed" || outcome === "canceled" ? outcome : ("succeeded" as const);
  await tx.db.job.updateMany({
    where: { id: jobId, status: { in: ["queued", "running"] } },
    data: { status, step: null, finishedAt, errorCode, errorMessage },
  });
}
