import { asSystemSql, type PoolClient } from "@/lib/db";
import { LOCKS } from "./locks";
import { recount } from "./slots";

/**
 * Gives back the calls of processes that are dead (their session's lock is free) or hang (their lease ran out).
 * @returns how many calls can be claimed again
 */
export function releaseDead(self: number): Promise<number> {
  return asSystemSql("executor", async (db) => {
    const { rows } = await db.query<{ id: number }>(
      `SELECT id FROM "ExecutorProcess"
       WHERE id <> $1 AND ("leaseUntil" < now() OR pg_try_advisory_xact_lock($2, id))`,
      [self, LOCKS.process],
    );
    const dead = rows.map(({ id }) => id);
    return dead.length > 0 ? release(db, dead, 1) : 0;
  });
}

/** Gives back what a process that stops in good order still has. */
export function releaseOwn(self: number): Promise<number> {
  return asSystemSql("executor", (db) => release(db, [self], 0));
}

/** Locks are taken as in settle.ts, except that the slots come first; so calls whose reply is being stored are left. */
async function release(db: PoolClient, processIds: readonly number[], losses: number): Promise<number> {
  const { rows } = await db.query<{ slotId: string }>(
    `SELECT DISTINCT "slotId" FROM "ExecutorCall" WHERE "processId" = ANY($1)`,
    [processIds],
  );
  const slotIds = rows.map(({ slotId }) => slotId);
  await db.query(`SELECT FROM "ExecutorSlot" WHERE id = ANY($1) ORDER BY id FOR UPDATE`, [slotIds]);
  const { rowCount } = await db.query(
    `WITH held AS (
       SELECT call.id, run."endedAt" FROM "ExecutorCall" call JOIN "ExecutorRun" run ON run.id = call."runId"
       WHERE "processId" = ANY($1) FOR UPDATE OF call SKIP LOCKED
     ), gone AS (
       DELETE FROM "ExecutorCall" WHERE id IN (SELECT id FROM held WHERE "endedAt" IS NOT NULL)
     )
     UPDATE "ExecutorCall" SET "processId" = NULL, "dueAt" = now(), losses = losses + $2
     WHERE id IN (SELECT id FROM held WHERE "endedAt" IS NULL)`,
    [processIds, losses],
  );
  await recount(db, slotIds);
  await db.query(
    `DELETE FROM "ExecutorProcess" process WHERE id = ANY($1)
       AND NOT EXISTS (SELECT FROM "ExecutorCall" call WHERE call."processId" = process.id)`,
    [processIds],
  );
  return rowCount ?? 0;
}
