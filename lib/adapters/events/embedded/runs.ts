import { newId } from "@/lib/core/ids";
import type { PoolClient } from "@/lib/db";
import type { ExecutorEvent, FunctionSpec } from "./types";

/** A run to begin; one that is canceled already is only kept so that its event begins no other. */
export type Start = { spec: FunctionSpec; event: ExecutorEvent; isCanceled: boolean };

/**
 * Begins runs, each with a first call in the queue. A function that has had the event already, or a run with the same
 * idempotency key in the last 24 hours, begins none. @returns how many calls were queued
 */
export async function insertRuns(db: PoolClient, starts: readonly Start[]): Promise<number> {
  if (starts.length === 0) return 0;
  const functionIds = starts.map(({ spec }) => spec.id);
  const keys = starts.map(({ spec, event }) => spec.idempotencyKeyOf(event));
  if (keys.some((key) => key !== null)) await forgetOldKeys(db, functionIds, keys);
  const { rows } = await db.query<{ queued: number }>(INSERT_RUNS, [
    starts.map(() => newId("run")),
    functionIds,
    starts.map(({ event }) => event.id),
    keys,
    starts.map(({ event }) => JSON.stringify(event)),
    starts.map(({ spec, event }) => spec.slotOf(event)),
    starts.map(({ spec }) => spec.limit),
    starts.map(({ isCanceled }) => isCanceled),
  ]);
  return rows[0]?.queued ?? 0;
}

const INSERT_RUNS = `
  WITH start AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::json[], $6::text[], $7::int[], $8::bool[])
      WITH ORDINALITY
      AS s(id, "functionId", "eventId", "idempotencyKey", event, "slotId", "limit", "isCanceled", position)
  ), run AS (
    INSERT INTO "ExecutorRun" (id, "functionId", "eventId", "idempotencyKey", event, status, "endedAt")
    SELECT id, "functionId", "eventId", "idempotencyKey", event,
      (CASE WHEN "isCanceled" THEN 'canceled' ELSE 'running' END)::"ExecutorRunStatus",
      CASE WHEN "isCanceled" THEN now() END
    FROM start ORDER BY position
    ON CONFLICT DO NOTHING
    RETURNING id, status
  ), queued AS (
    INSERT INTO "ExecutorCall" ("runId", "slotId", "stepId", kind, "dueAt")
    SELECT id, start."slotId", 'step', 'discover', now() FROM start JOIN run USING (id)
    WHERE run.status = 'running' ORDER BY position
    RETURNING "slotId"
  ), slot AS (
    INSERT INTO "ExecutorSlot" (id, "functionId", "limit", "nextDueAt", "servedAt")
    SELECT DISTINCT ON ("slotId") "slotId", "functionId", "limit", now(), to_timestamp(0)
    FROM start JOIN queued USING ("slotId")
    ORDER BY "slotId"
    ON CONFLICT (id) DO UPDATE SET "limit" = excluded."limit",
      "nextDueAt" = least("ExecutorSlot"."nextDueAt", excluded."nextDueAt")
  )
  SELECT count(*)::int AS queued FROM queued`;

async function forgetOldKeys(db: PoolClient, functionIds: string[], keys: (string | null)[]) {
  await db.query(
    `UPDATE "ExecutorRun" SET "idempotencyKey" = NULL
     WHERE ("functionId", "idempotencyKey") IN (SELECT * FROM unnest($1::text[], $2::text[]))
       AND "createdAt" < now() - interval '24 hours'`,
    [functionIds, keys],
  );
}

/** Ends the runs of a function that the event cancels. A call that is under way is let finish; its reply is not taken. */
export async function cancelRuns(db: PoolClient, spec: FunctionSpec, event: ExecutorEvent): Promise<void> {
  const { rows } = await db.query<{ id: string; event: ExecutorEvent }>(
    `SELECT id, event FROM "ExecutorRun" WHERE "functionId" = $1 AND "endedAt" IS NULL`,
    [spec.id],
  );
  const ids = rows.filter((run) => spec.cancels(event, run.event)).map(({ id }) => id);
  if (ids.length === 0) return;
  await db.query(
    `UPDATE "ExecutorRun" SET status = 'canceled', "endedAt" = now() WHERE id = ANY($1) AND "endedAt" IS NULL`,
    [ids],
  );
  await db.query(`DELETE FROM "ExecutorCall" WHERE "runId" = ANY($1) AND "processId" IS NULL`, [ids]);
}
