import { asSystemSql } from "@/lib/db";
import type { Call, Memo } from "./types";

/**
 * Stores results of steps while their call goes on.
 * @returns false when the call must stop here: it is no longer ours, its run was canceled, or another copy of the call
 * has stored the step already
 */
export function storeCheckpoint(
  { id, claim, processId }: Pick<Call, "id" | "claim" | "processId">,
  memos: readonly Memo[],
): Promise<boolean> {
  return asSystemSql("executor", async (db) => {
    const { rowCount } = await db.query(
      `WITH held AS MATERIALIZED (
         SELECT "runId" FROM "ExecutorCall" WHERE id = $1 AND claim = $2 AND "processId" = $3 FOR UPDATE
       )
       INSERT INTO "ExecutorStep" ("runId", "stepId", result)
       SELECT run.id, memo.* FROM held JOIN "ExecutorRun" run ON run.id = held."runId",
         unnest($4::text[], $5::json[]) AS memo
       WHERE run."endedAt" IS NULL
       ON CONFLICT DO NOTHING`,
      [id, claim, processId, memos.map(({ stepId }) => stepId), memos.map(({ result }) => result)],
    );
    return rowCount === memos.length;
  });
}
