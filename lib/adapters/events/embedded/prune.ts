import { asSystemSql } from "@/lib/db";
import { healCounters, pruneSlots } from "./slots";

const BATCH = 1_000;

/**
 * Puts the tables in order: deletes runs that ended more than 7 days ago (until then a repeated event begins no second
 * run), runs of functions that are gone just as long, and idle slots. @returns how many runs went
 */
export async function prune(functionIds: readonly string[]): Promise<number> {
  await healCounters();
  await pruneSlots();
  for (let total = 0; ; ) {
    const count = await pruneRuns(functionIds);
    total += count;
    if (count < BATCH) return total;
  }
}

function pruneRuns(functionIds: readonly string[]): Promise<number> {
  return asSystemSql("executor", async (db) => {
    const { rowCount } = await db.query(
      `DELETE FROM "ExecutorRun" WHERE id IN (
         SELECT id FROM "ExecutorRun" WHERE "endedAt" < now() - interval '7 days'
           OR "endedAt" IS NULL AND "createdAt" < now() - interval '7 days' AND "functionId" <> ALL($1)
         LIMIT $2 FOR UPDATE SKIP LOCKED
       )`,
      [functionIds, BATCH],
    );
    return rowCount ?? 0;
  });
}
