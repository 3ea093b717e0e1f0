// The embedded executor on a PostgreSQL of its own that flushes every commit to disk:
//   npx tsx --conditions=react-server bench/executor.ts [runs] [concurrency]

import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Inngest } from "inngest";
import pg from "pg";
import { createEmbeddedEvents } from "@/lib/adapters/events/embedded";
import { claimCalls } from "@/lib/adapters/events/embedded/claim";
import { newId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import { asSystemSql } from "@/lib/db";
import { embeddedPostgres } from "@/scripts/lib/postgres/index.mjs";
import { findPlace } from "@/scripts/lib/postgres/place.mjs";

const [runs = 1_000, concurrency = 16] = process.argv.slice(2).map(Number);
const TENANTS = 50;
const QUEUED = 10_000;

const folder = mkdtempSync(path.join(os.tmpdir(), "minirag-bench-"));
const secrets = {
  POSTGRES_PASSWORD: randomBytes(24).toString("hex"),
  POSTGRES_APP_PASSWORD: randomBytes(24).toString("hex"),
};
const place = findPlace(folder, () => {});
const server = embeddedPostgres({ place, dataDir: folder, secrets });
try {
  await prepare(await server.start());
  console.log(`${runs} runs of 2 steps and of 3 steps, ${TENANTS} tenants, concurrency ${concurrency}:`);
  for (const checkpointing of [true, false, true, false]) {
    for (const steps of [2, 3]) {
      const perSecond = await measureRuns(checkpointing, steps);
      console.log(
        `  ${steps} steps, checkpointing ${checkpointing ? "on " : "off"}: ${perSecond.toFixed(0)} runs/s`,
      );
    }
  }
  console.log(`one claim at ${QUEUED} queued calls:`);
  for (const keys of [1, TENANTS, 1_000, QUEUED]) console.log(`  ${keys} keys: ${await measureClaims(keys)}`);
} finally {
  await server.stop();
  for (const made of [folder, path.dirname(place.cluster)]) rmSync(made, { recursive: true, force: true });
}
process.exit(0);

async function prepare({ databaseUrl, migrationUrl }: { databaseUrl: string; migrationUrl: string }) {
  const env = { ...process.env, MIGRATION_DATABASE_URL: migrationUrl };
  execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], {
    env,
    stdio: "pipe",
  });
  const client = new pg.Client({ connectionString: migrationUrl });
  await client.connect();
  await client.query(
    "GRANT minirag_none, minirag_tenant, minirag_system TO minirag_app WITH INHERIT FALSE, SET TRUE",
  );
  await client.end();
  process.env.DATABASE_URL = databaseUrl;
  process.env.DATA_DIR = folder;
  process.env.ENCRYPTION_KEYS = `1:${randomBytes(32).toString("base64")}`;
  process.env.AUTH_SECRET = randomBytes(32).toString("hex");
}

async function writeOutbox(name: string, count: number, keys: number) {
  await asSystemSql("executor", (db) =>
    db.query(
      `INSERT INTO "OutboxEvent" (id, "tenantId", name, data)
       SELECT $1 || n, 'ten_' || n % $4, $2, jsonb_build_object('tenantId', 'ten_' || n % $4, 'n', n)
       FROM generate_series(1, $3) AS n`,
      [newId("outbox"), name, count, keys],
    ),
  );
}

async function measureRuns(checkpointing: boolean, steps: number): Promise<number> {
  const events = createEmbeddedEvents({ log: SILENT });
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const client = new Inngest({
    ...{ id: "bench", isDev: true, baseUrl: "http://embedded", fetch: events.fetch },
    ...{ logger: silent, checkpointing },
  });
  let ended = 0;
  const work = client.createFunction(
    {
      id: `work-${steps}`,
      triggers: [{ event: `bench/${steps}` }],
      concurrency: { key: "event.data.tenantId", limit: 3 },
    },
    async ({ step }) => {
      for (let n = 0; n < steps; n++) await step.run(`step-${n}`, () => ({ n }));
      ended += 1;
    },
  );
  const executor = events.createExecutor({ client, functions: [work], concurrency });
  await executor.start();
  await writeOutbox(`bench/${steps}`, runs, TENANTS);
  const start = performance.now();
  await events.port.publish([{ id: "", name: "", data: {} }]);
  while (ended < runs) await sleep(5);
  const seconds = (performance.now() - start) / 1_000;
  await executor.stop({ timeoutMs: 5_000 });
  return runs / seconds;
}

async function measureClaims(keys: number): Promise<string> {
  await asSystemSql("executor", async (db) => {
    await db.query(`DELETE FROM "ExecutorRun"`);
    await db.query(`DELETE FROM "ExecutorSlot"`);
    await db.query(
      `INSERT INTO "ExecutorProcess" (id, "leaseUntil") VALUES (1, now()) ON CONFLICT DO NOTHING`,
    );
    await db.query(
      `INSERT INTO "ExecutorRun" (id, "functionId", "eventId", event)
       SELECT 'run_' || n, 'claim', n, '{"id":"1","name":"claim","data":{},"ts":1}' FROM generate_series(1, $1) AS n`,
      [QUEUED],
    );
    await db.query(
      `INSERT INTO "ExecutorSlot" (id, "functionId", "limit", "nextDueAt")
       SELECT 'claim:' || k, 'claim', 1000000, now() FROM generate_series(0, $1 - 1) AS k`,
      [keys],
    );
    await db.query(
      `INSERT INTO "ExecutorCall" ("runId", "slotId", "stepId", kind, "dueAt")
       SELECT 'run_' || n, 'claim:' || n % $2, 'step', 'discover', now() FROM generate_series(1, $1) AS n`,
      [QUEUED, keys],
    );
  });
  const times: number[] = [];
  for (let n = 0; n < 500; n++) {
    const start = performance.now();
    const { calls } = await claimCalls(1, ["claim"], 1);
    times.push(performance.now() - start);
    if (calls.length !== 1) throw new Error("nothing was claimed");
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  return `median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`;
}
