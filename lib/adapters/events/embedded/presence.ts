import { randomInt } from "node:crypto";
import { invariant } from "@/lib/core/invariant";
import { asSystemSql, openSession, type Session } from "@/lib/db";
import { LOCKS } from "./locks";

export const CHANNEL = "minirag_executor";
const LARGEST_KEY = 2 ** 31;
const LEASE_MS = 60_000;
const RENEW_AFTER_MS = 10_000;

/**
 * Shows the other processes that this one is alive: a row in ExecutorProcess, and an advisory lock on its id, held by
 * a session of its own that also listens for notifications.
 */
export function createPresence(onNotify: (payload: string) => void, onLost: () => void) {
  let id = newProcessId();
  let session: Session | null = null;
  let renewedAt = 0;

  async function connect() {
    const opened = await openSession({
      channel: CHANNEL,
      onNotify,
      onLost: () => {
        session = null;
        onLost();
      },
    });
    try {
      const isLocked = await opened.tryLock(LOCKS.process, id);
      // Our own old session may still stand on the server, and the lock with it.
      if (!isLocked) id = newProcessId();
      invariant(isLocked, "an executor's lock is its own");
    } catch (error) {
      await opened.close();
      throw error;
    }
    renewedAt = 0;
    session = opened;
  }

  return {
    /** The id to claim calls under; null while there is no session to vouch for it. */
    id: () => (session && renewedAt > 0 ? id : null),
    /** Connects if need be and renews the lease in good time. */
    async keep() {
      if (!session) await connect();
      if (performance.now() - renewedAt < RENEW_AFTER_MS && renewedAt > 0) return;
      await renewLease(id);
      renewedAt = performance.now();
    },
    /** Makes sure of the registration before the id is used again. */
    doubt() {
      renewedAt = 0;
    },
    async leave() {
      const left = session;
      session = null;
      await left?.close();
    },
  };
}

/** Also registers: at first, and again if the others took the process for dead in the meantime. */
async function renewLease(id: number): Promise<void> {
  await asSystemSql("executor", (db) =>
    db.query(
      `INSERT INTO "ExecutorProcess" (id, "leaseUntil") VALUES ($1, now() + $2 * interval '1 millisecond')
       ON CONFLICT (id) DO UPDATE SET "leaseUntil" = excluded."leaseUntil"`,
      [id, LEASE_MS],
    ),
  );
}

function newProcessId(): number {
  return randomInt(1, LARGEST_KEY);
}
