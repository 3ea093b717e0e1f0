import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { whileHeld } from "@/lib/testing/hold-connections";
import { asSystem, asSystemSql, Prisma, readOnceAsSystem } from ".";
import { pool } from "./pool";

const CONNECTIONS = 2;
const BUSY = {
  code: "unavailable",
  message: "The database has no connection free right now. Try again in a few seconds.",
};

beforeAll(() => {
  Object.assign(process.env, { DATABASE_POOL_SIZE: String(CONNECTIONS), DATABASE_POOL_WAIT_MS: "1000" });
});

const told = (work: Promise<unknown>) => work.catch((error) => Promise.reject(AppError.from(error)));

const ways = [
  ["Prisma's transaction", () => asSystem("setup", (db) => db.tenant.count())],
  ["a plain one", () => asSystemSql("setup", (client) => client.query("select 1"))],
  ["a single statement", () => readOnceAsSystem("setup", Prisma.sql`select 1`)],
] as const;

test.each(ways)(
  "%s waits for a connection no longer than it may, and works when there is one",
  async (_, work) => {
    await whileHeld(CONNECTIONS, async () => {
      const since = performance.now();
      await expect(told(work())).rejects.toMatchObject(BUSY);
      expect(performance.now() - since).toBeGreaterThan(900);
    });
    await work();
    expect([pool().waitingCount, pool().totalCount]).toEqual([0, CONNECTIONS]);
  },
);

test.each(ways)("%s finds a server that takes no more connections", async (_, work) => {
  const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await admin.connect();
  const { database } = admin;
  try {
    await admin.query(`ALTER DATABASE ${database} CONNECTION LIMIT 0`);
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    while (pool().totalCount > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(told(work())).rejects.toMatchObject(BUSY);
  } finally {
    await admin.query(`ALTER DATABASE ${database} CONNECTION LIMIT -1`);
    await admin.end();
  }
  await work();
});
