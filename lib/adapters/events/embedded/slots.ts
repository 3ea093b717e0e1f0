import { asSystemSql, type PoolClient } from "@/lib/db";
import type { FunctionSpecs } from "./types";

/** Brings the limits of slots that exist in line with what the functions declare now. */
export async function declareLimits(db: PoolClient, specs: FunctionSpecs): Promise<void> {
  const all = [...specs.values()];
  await db.query(
    `WITH changed AS (
       SELECT slot.id, declared."limit" FROM "ExecutorSlot" slot
       JOIN unnest($1::text[], $2::int[]) AS declared(id, "limit") ON "functionId" = declared.id
       WHERE slot."limit" <> declared."limit" ORDER BY slot.id FOR UPDATE OF slot
     )
     UPDATE "ExecutorSlot" slot SET "limit" = changed."limit" FROM changed WHERE slot.id = changed.id`,
    [all.map(({ id }) => id), all.map(({ limit }) => limit)],
  );
}

/** Sets the counters of slots that this transaction has locked to what the calls say. */
export async function recount(db: PoolClient, slotIds: readonly string[]): Promise<void> {
  await db.query(
    `UPDATE "ExecutorSlot" slot SET
       running = (SELECT count(*) FROM "ExecutorCall" WHERE "slotId" = slot.id AND "processId" IS NOT NULL),
       "nextDueAt" = (SELECT min("dueAt") FROM "ExecutorCall" WHERE "slotId" = slot.id)
     WHERE id = ANY($1)`,
    [slotIds],
  );
}

/** Recounts every slot that is said to be busy, in case somebody removed calls by hand. */
export function healCounters(): Promise<void> {
  return asSystemSql("executor", async (db) => {
    const { rows } = await db.query<{ id: string }>(
      `SELECT id FROM "ExecutorSlot" WHERE running <> 0 ORDER BY id FOR UPDATE`,
    );
    const slotIds = rows.map(({ id }) => id);
    await recount(db, slotIds);
  });
}

/**
 * Deletes slots that nobody has used for a day. It asks only columns of the row itself: what a subquery sees may be older
 * than a row that had to be waited for.
 */
export async function pruneSlots(): Promise<void> {
  await asSystemSql("executor", (db) =>
    db.query(
      `DELETE FROM "ExecutorSlot"
       WHERE running = 0 AND "nextDueAt" IS NULL AND "servedAt" < now() - interval '1 day'`,
    ),
  );
}
