import { asSystemSql, type PoolClient } from "@/lib/db";
import type { Call } from "./types";

const POLL_MS = 1_000;
const CONTENDED_MS = 10;
const SETTINGS = [
  // A claim that a crash of the server undoes is one of a process that lost its lock with it: no need to wait for the disk.
  "SET LOCAL synchronous_commit = off",
  // A queue grows and shrinks faster than its statistics; these keep to the index whatever they say.
  "SET LOCAL enable_sort = off",
  "SET LOCAL enable_seqscan = off",
];

/**
 * Claims up to `limit` due calls: from each of the slots that were served longest ago, have room and have due work,
 * the oldest. `waitMs` says when to come again if there was none.
 *
 * Two statements, because only a snapshot that is younger than the slots' locks sees every call that was queued.
 */
export function claimCalls(
  processId: number,
  functionIds: readonly string[],
  limit: number,
): Promise<{ calls: Call[]; waitMs: number }> {
  return asSystemSql(
    "executor",
    async (db) => {
      const slotIds = await lockSlots(db, functionIds, limit);
      if (slotIds.length === 0) return { calls: [], waitMs: await untilNextDue(db, functionIds) };
      const { rows } = await db.query<Call>(CLAIM, [slotIds, processId]);
      return { calls: rows, waitMs: 0 };
    },
    SETTINGS,
  );
}

async function lockSlots(db: PoolClient, functionIds: readonly string[], limit: number) {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM "ExecutorSlot"
     WHERE "functionId" = ANY($1) AND running < "limit" AND "nextDueAt" <= now()
     ORDER BY "servedAt" LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [functionIds, limit],
  );
  return rows.map(({ id }) => id);
}

const CLAIM = `
  WITH slot AS (
    SELECT id FROM unnest($1::text[]) AS s(id)
  ), oldest AS (
    SELECT call.id FROM slot CROSS JOIN LATERAL (
      SELECT id FROM "ExecutorCall" WHERE "slotId" = slot.id AND "dueAt" <= now()
      ORDER BY "dueAt", id LIMIT 1 FOR UPDATE SKIP LOCKED
    ) call
  ), claimed AS (
    UPDATE "ExecutorCall" SET "processId" = $2, claim = claim + 1, "dueAt" = NULL
    WHERE id IN (SELECT id FROM oldest)
    RETURNING *
  ), served AS (
    UPDATE "ExecutorSlot" served SET
      running = running + (SELECT count(*) FROM claimed WHERE claimed."slotId" = served.id),
      "servedAt" = clock_timestamp(),
      "nextDueAt" = (
        SELECT "dueAt" FROM "ExecutorCall" rest WHERE rest."slotId" = served.id AND "dueAt" IS NOT NULL
          AND NOT EXISTS (SELECT FROM claimed WHERE claimed.id = rest.id)
        ORDER BY "dueAt" LIMIT 1
      )
    WHERE id IN (SELECT id FROM slot)
  )
  SELECT claimed.id, claim, "processId", "runId", "stepId", kind, "slotId", attempt, losses, "functionId", event,
    coalesce((
      SELECT json_agg(json_build_array(step."stepId", step.result) ORDER BY position)
      FROM "ExecutorStep" step WHERE step."runId" = run.id
    ), '[]') AS steps
  FROM claimed JOIN "ExecutorRun" run ON run.id = "runId"`;

/** A slot that is due and was not got is locked for a moment by somebody else. */
async function untilNextDue(db: PoolClient, functionIds: readonly string[]): Promise<number> {
  const { rows } = await db.query<{ ms: number | null }>(
    `SELECT (extract(epoch FROM min("nextDueAt") - now()) * 1000)::float8 AS ms FROM "ExecutorSlot"
     WHERE "functionId" = ANY($1) AND running < "limit"`,
    [functionIds],
  );
  return Math.min(POLL_MS, Math.max(CONTENDED_MS, rows[0]?.ms ?? POLL_MS));
}
