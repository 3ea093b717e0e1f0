import { asSystemSql, type PoolClient } from "@/lib/db";
import { writeEvents } from "./outbox";
import type { Call, ExecutorEvent, Memo, Outcome, PlannedCall } from "./types";

/**
 * Carries out what a reply means, in one transaction: memo, queue and counters always agree. Nothing happens when the
 * call is no longer ours. Rows are locked in the order run, call, slot, everywhere in the executor, and a transaction
 * waits for a slot only as its last act; so none waits for another in a circle.
 * @param failure the event to send when the run ends by failing
 */
export function settle(call: Call, outcome: Outcome, failure?: ExecutorEvent): Promise<void> {
  return asSystemSql("executor", async (db) => {
    const run = await lockRun(db, call, outcome);
    if (!run) return;
    if (run.hasEnded) return dropCall(db, call);
    switch (outcome.kind) {
      case "end":
        if (outcome.status === "failed" && failure) await writeEvents(db, [failure]);
        return endRun(db, call, outcome.status, outcome.result);
      case "retry":
        return requeue(db, call, { attempts: 1, losses: 0, delayMs: outcome.delayMs });
      case "lost":
        return requeue(db, call, { attempts: 0, losses: 1, delayMs: 0 });
      case "advance":
        return advance(db, call, outcome.memos, outcome.calls);
    }
  });
}

/**
 * The lock makes the replies of parallel steps come one after the other. A run that completes brings nothing that must
 * be on the disk at once: after a crash of the server it would go through its memo again and complete again.
 */
async function lockRun(
  db: PoolClient,
  call: Call,
  outcome: Outcome,
): Promise<{ hasEnded: boolean } | undefined> {
  const isCheap = outcome.kind === "end" && outcome.status === "completed";
  const { rows } = await db.query<{ hasEnded: boolean }>(
    `SELECT "endedAt" IS NOT NULL AS "hasEnded",
       CASE WHEN $4 THEN set_config('synchronous_commit', 'off', true) END
     FROM "ExecutorRun" run JOIN "ExecutorCall" call ON call."runId" = run.id
     WHERE call.id = $1 AND claim = $2 AND "processId" = $3 FOR UPDATE`,
    [call.id, call.claim, call.processId, isCheap],
  );
  return rows[0];
}

async function dropCall(db: PoolClient, call: Call): Promise<void> {
  await db.query(
    `WITH gone AS (DELETE FROM "ExecutorCall" WHERE id = $1)
     UPDATE "ExecutorSlot" SET running = running - 1 WHERE id = $2`,
    [call.id, call.slotId],
  );
}

/** Siblings that are under way keep their claims until they reply. */
async function endRun(db: PoolClient, call: Call, status: string, result: string): Promise<void> {
  await db.query(
    `WITH ended AS (
       UPDATE "ExecutorRun" SET status = $3::"ExecutorRunStatus", result = $4, "endedAt" = now() WHERE id = $2
     ), gone AS (
       DELETE FROM "ExecutorCall" WHERE "runId" = $2 AND ("processId" IS NULL OR id = $1)
     )
     UPDATE "ExecutorSlot" SET running = running - 1 WHERE id = $5`,
    [call.id, call.runId, status, result, call.slotId],
  );
}

async function requeue(
  db: PoolClient,
  call: Call,
  { attempts, losses, delayMs }: { attempts: number; losses: number; delayMs: number },
): Promise<void> {
  await db.query(
    `WITH queued AS (
       UPDATE "ExecutorCall" SET "processId" = NULL, attempt = attempt + $3, losses = losses + $4,
         "dueAt" = now() + $5 * interval '1 millisecond'
       WHERE id = $1 RETURNING "dueAt"
     )
     UPDATE "ExecutorSlot" SET running = running - 1,
       "nextDueAt" = least("nextDueAt", (SELECT "dueAt" FROM queued))
     WHERE id = $2`,
    [call.id, call.slotId, attempts, losses, delayMs],
  );
}

/**
 * Stores results and queues what comes next: the steps that were planned; or, when none is outstanding, a call that lets
 * the function go on. That one gets the run's age, so that runs under way go before runs that have yet to begin.
 */
async function advance(
  db: PoolClient,
  call: Call,
  memos: readonly Memo[],
  calls: readonly PlannedCall[],
): Promise<void> {
  await db.query(
    `WITH gone AS (DELETE FROM "ExecutorCall" WHERE id = $1)
     INSERT INTO "ExecutorStep" ("runId", "stepId", result)
     SELECT $2, * FROM unnest($3::text[], $4::json[]) ON CONFLICT DO NOTHING`,
    [call.id, call.runId, memos.map(({ stepId }) => stepId), memos.map(({ result }) => result)],
  );
  await db.query(
    `WITH queued AS (
       INSERT INTO "ExecutorCall" ("runId", "slotId", "stepId", kind, "dueAt")
       SELECT $1, $2, planned."stepId", planned.kind::"ExecutorCallKind", now() + "delayMs" * interval '1 millisecond'
       FROM unnest($3::text[], $4::text[], $5::float8[]) AS planned("stepId", kind, "delayMs")
       UNION ALL
       SELECT id, $2, 'step', 'discover', "createdAt" - interval '1 millisecond' FROM "ExecutorRun"
       WHERE id = $1 AND cardinality($3::text[]) = 0
         AND NOT EXISTS (SELECT FROM "ExecutorCall" WHERE "runId" = $1)
       ON CONFLICT DO NOTHING
       RETURNING "dueAt"
     )
     UPDATE "ExecutorSlot" SET running = running - 1,
       "nextDueAt" = least("nextDueAt", (SELECT min("dueAt") FROM queued))
     WHERE id = $2`,
    [
      call.runId,
      call.slotId,
      calls.map(({ stepId }) => stepId),
      calls.map(({ kind }) => kind),
      calls.map(({ delayMs }) => delayMs),
    ],
  );
}
