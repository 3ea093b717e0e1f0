import { asSystemSql } from "@/lib/db";
import { LOCKS } from "./locks";

/**
 * Gives runs that no executor works on any more back to the outbox, as the events that began them, for another queue to
 * take: they begin anew there, and what their steps did is found done. A timer's run is dropped, for the next comes by
 * itself; so is that of a failure handler, whose job the sweep ends. As long as an executor lives, nothing is taken from it.
 * An event gets an id of its own for each hand-over, since the queue may have dropped or have had it under the one before.
 * @returns how many runs there were
 */
export function handOverRuns(): Promise<number> {
  return asSystemSql("executor", async (db) => {
    // An executor that starts meanwhile routes nothing until this is committed.
    await db.query("SELECT pg_advisory_xact_lock($1, 0)", [LOCKS.router]);
    const { rows } = await db.query<{ runs: number }>(
      `WITH over AS (
         DELETE FROM "ExecutorRun" WHERE "endedAt" IS NULL
           AND NOT EXISTS (SELECT FROM "ExecutorProcess" WHERE "leaseUntil" > now())
         RETURNING "eventId", event
       ), back AS (
         INSERT INTO "OutboxEvent" (id, "tenantId", name, data)
         SELECT DISTINCT ON ("eventId") "eventId" || ':moved', coalesce(event -> 'data' ->> 'tenantId', ''),
           event ->> 'name', (event -> 'data')::jsonb
         FROM over WHERE event ->> 'name' NOT LIKE 'inngest/%'
         ON CONFLICT DO NOTHING
       )
       SELECT count(*)::int AS runs FROM over`,
    );
    return rows[0]?.runs ?? 0;
  });
}
