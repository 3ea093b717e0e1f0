import "server-only";
import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/core/errors";
import type { Logger } from "@/lib/core/log";
import { asSystemSql } from "@/lib/db";
import type { Events } from "../port";
import { createExecutor, type Executor, type ExecutorOptions } from "./executor";
import { createFetch } from "./fetch";
import { CHANNEL } from "./presence";

export type { Executor, ExecutorOptions } from "./executor";

export type EmbeddedEvents = {
  port: Events;
  /** For `new Inngest({ isDev: true, baseUrl: "http://embedded", fetch })`: takes what functions send. */
  fetch: typeof fetch;
  createExecutor(options: ExecutorOptions): Executor;
};

/** The queue and its executor on PostgreSQL alone: the outbox is the queue of events. */
export function createEmbeddedEvents({ log }: { log: Logger }): EmbeddedEvents {
  const instance = randomUUID();
  const executors: Executor[] = [];

  async function wakeOthers() {
    await asSystemSql("executor", (db) => db.query("SELECT pg_notify($1, $2)", [CHANNEL, instance]));
  }

  async function wakeAll() {
    for (const executor of executors) executor.wake();
    await wakeOthers();
  }

  return {
    port: {
      adapter: "embedded",
      check: countWork,
      publish: async (rows) => {
        if (rows.length > 0) await wakeAll();
      },
      // The executor takes all there is, every second; a word to it does no harm.
      async sweep() {
        await wakeAll();
        return 0;
      },
    },
    fetch: createFetch(wakeAll),
    createExecutor(options) {
      const executor = createExecutor(options, { log, instance, wakeOthers });
      executors.push(executor);
      return executor;
    },
  };
}

async function countWork(): Promise<string> {
  const { rows } = await asSystemSql("executor", (db) =>
    db.query<{ processes: number; calls: number }>(
      `SELECT (SELECT count(*)::int FROM "ExecutorProcess" WHERE "leaseUntil" > now()) AS processes,
              (SELECT count(*)::int FROM "ExecutorCall") AS calls`,
    ),
  );
  const { processes, calls } = rows[0] ?? { processes: 0, calls: 0 };
  if (processes === 0) throw new AppError("unavailable", "No executor is running.");
  return `${processes} running, ${calls} calls queued`;
}
