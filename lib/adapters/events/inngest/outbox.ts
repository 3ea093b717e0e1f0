import { asSystemSql } from "@/lib/db";
import type { SentEvent } from "./send-events";

const MOST_ROWS = 1_000;

/** What has been in the outbox for so many milliseconds, oldest first. */
export function findLeft(forMs: number): Promise<SentEvent[]> {
  return asSystemSql("outbox", async (db) => {
    const { rows } = await db.query<SentEvent & { createdAt: Date }>(
      `SELECT id, name, data, "createdAt" FROM "OutboxEvent"
       WHERE "createdAt" <= now() - $1 * interval '1 millisecond' ORDER BY "createdAt", id LIMIT $2`,
      [forMs, MOST_ROWS],
    );
    return rows.map(({ createdAt, ...event }) => ({ ...event, ts: createdAt.getTime() }));
  });
}

export async function removeRows(ids: readonly string[]): Promise<void> {
  await asSystemSql("outbox", (db) => db.query(`DELETE FROM "OutboxEvent" WHERE id = ANY($1)`, [ids]));
}
