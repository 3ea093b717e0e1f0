import { setTimeout as sleep } from "node:timers/promises";
import { Inngest } from "inngest";
import { newId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import { asSystemSql } from "@/lib/db";
import { writeOutbox } from "@/lib/testing/write-outbox";
import { createEmbeddedEvents, type ExecutorOptions } from "..";
import type { AnyFunction, ExecutorEvent } from "../types";

export type RunRow = {
  id: string;
  functionId: string;
  status: string;
  result: unknown;
  event: ExecutorEvent;
};

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
let worlds = 0;

/**
 * An executor of its own with toy functions, over the worker's database. Function ids and event names get the world's
 * name in front, so that tests in one database do not meet.
 */
export function makeWorld(
  make: (client: Inngest, name: (event: string) => string) => AnyFunction[],
  {
    app = `world${++worlds}`,
    isCheckpointing = true,
    ...options
  }: Partial<ExecutorOptions> & { app?: string; isCheckpointing?: boolean } = {},
) {
  const events = createEmbeddedEvents({ log: SILENT });
  const client = new Inngest({
    id: app,
    isDev: true,
    baseUrl: "http://embedded",
    fetch: events.fetch,
    logger: quiet,
    checkpointing: isCheckpointing,
  });
  const name = (event: string) => `${app}/${event}`;
  const executor = events.createExecutor({
    client,
    functions: make(client, name),
    concurrency: 8,
    backoff: () => 5,
    ...options,
  });

  return {
    events,
    client,
    executor,
    name,
    /** Writes events into the outbox in one transaction, as a command does, and publishes them. */
    async send(event: string, ...data: { id?: string; [key: string]: unknown }[]) {
      const rows = (data.length > 0 ? data : [{}]).map(({ id, ...rest }) => ({
        id: id ?? newId("outbox"),
        name: name(event),
        data: { tenantId: "ten_test", ...rest },
      }));
      await writeOutbox(rows);
      await events.port.publish(rows);
      return rows.map((row) => row.id);
    },
    runs: (functionId?: string) => readRuns(functionId ? `${app}-${functionId}` : `${app}-%`),
    /** Waits until so many runs have ended, and returns them. */
    async ended(count: number, functionId?: string): Promise<RunRow[]> {
      for (;;) {
        const rows = await readRuns(functionId ? `${app}-${functionId}` : `${app}-%`);
        const over = rows.filter(({ status }) => status !== "running");
        if (over.length >= count) return over;
        await sleep(10);
      }
    },
  };
}

export type World = ReturnType<typeof makeWorld>;

/** Runs `body` with the executor started, and stops it whatever happens. */
export async function during(world: World, body: () => Promise<void>): Promise<void> {
  await world.executor.start();
  try {
    await body();
  } finally {
    await world.executor.stop({ timeoutMs: 5_000 });
  }
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(10);
}

export function query<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return asSystemSql("executor", async (db) => (await db.query<Row>(sql, values)).rows);
}

function readRuns(pattern: string): Promise<RunRow[]> {
  return query<RunRow>(`SELECT * FROM "ExecutorRun" WHERE "functionId" LIKE $1 ORDER BY "createdAt", id`, [
    pattern,
  ]);
}
