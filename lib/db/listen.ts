import "server-only";
import pg from "pg";
import { readEnv } from "@/lib/env";

/** A connection of one's own, outside of the pool: for notifications, and for locks that last as long as it does. */
export type Session = {
  /** Takes a session-level advisory lock; false when another session holds it. */
  tryLock(space: number, key: number): Promise<boolean>;
  close(): Promise<void>;
};

/** `onLost` is called once, when the connection breaks; locks are free then, and notifications end. */
export async function openSession({
  channel,
  onNotify,
  onLost,
}: {
  channel: string;
  onNotify(payload: string): void;
  onLost(): void;
}): Promise<Session> {
  const client = new pg.Client({
    connectionString: readEnv().db.sessionUrl,
    options: "-c role=minirag_none",
    application_name: "minirag session",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  let isOpen = true;
  const lose = () => {
    if (isOpen) onLost();
    isOpen = false;
  };
  client.on("error", lose);
  client.on("end", lose);
  client.on("notification", ({ payload }) => onNotify(payload ?? ""));
  await client.connect();
  await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  return {
    async tryLock(space, key) {
      const { rows } = await client.query<{ isLocked: boolean }>(
        `SELECT pg_try_advisory_lock($1, $2) AS "isLocked"`,
        [space, key],
      );
      return rows[0]?.isLocked ?? false;
    },
    async close() {
      isOpen = false;
      await client.end();
    },
  };
}
