import type { PoolClient } from "@/lib/db";
import type { ExecutorEvent } from "./types";

/** Puts events into the outbox, as commands do. An event that waits there already is not doubled. */
export async function writeEvents(db: PoolClient, events: readonly ExecutorEvent[]): Promise<void> {
  await db.query(
    `INSERT INTO "OutboxEvent" (id, "tenantId", name, data, "createdAt")
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::timestamptz[])
     ON CONFLICT DO NOTHING`,
    [
      events.map(({ id }) => id),
      // Only our own events, of functions that belong to no tenant, come without one.
      events.map(({ data }) => (typeof data.tenantId === "string" ? data.tenantId : "")),
      events.map(({ name }) => name),
      events.map(({ data }) => JSON.stringify(data)),
      events.map(({ ts }) => new Date(ts)),
    ],
  );
}

/** Takes the oldest events out of the outbox; for good, if the transaction commits. */
export async function takeEvents(db: PoolClient, limit: number): Promise<ExecutorEvent[]> {
  const { rows } = await db.query<{
    id: string;
    name: string;
    data: ExecutorEvent["data"];
    createdAt: Date;
  }>(
    `DELETE FROM "OutboxEvent" WHERE id IN
       (SELECT id FROM "OutboxEvent" ORDER BY "createdAt", id LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING id, name, data, "createdAt"`,
    [limit],
  );
  return rows
    .map(({ id, name, data, createdAt }) => ({ id, name, data, ts: createdAt.getTime() }))
    .sort((a, b) => a.ts - b.ts || (a.id < b.id ? -1 : 1));
}
