import { randomBytes } from "node:crypto";
import pg from "pg";
// The product's own supervisor, so that tests and `npm start` run the same server the same way.
import { embeddedPostgres } from "@/scripts/lib/postgres/index.mjs";
import { findPlace } from "@/scripts/lib/postgres/place.mjs";

const FAST = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: 200 };

/** What every database of the tests begins with: those of a server that stays are found by it, and dropped. */
export const TEST_DATABASE = "minirag_test_";
export const TEMPLATE = `${TEST_DATABASE}template`;

export type TestPostgres = { adminUrl: string; appLogin: string; appPassword: string; stop(): Promise<void> };

export async function startTestPostgres(folder: string): Promise<TestPostgres> {
  const secrets = {
    POSTGRES_PASSWORD: randomBytes(24).toString("hex"),
    POSTGRES_APP_PASSWORD: randomBytes(24).toString("hex"),
  };
  const place = findPlace(folder, () => {});
  const server = embeddedPostgres({ place, dataDir: folder, secrets, settings: FAST });
  const { databaseUrl, migrationUrl } = await server.start();
  const app = new URL(databaseUrl);
  return {
    adminUrl: migrationUrl,
    appLogin: app.username,
    appPassword: decodeURIComponent(app.password),
    stop: server.stop,
  };
}

/**
 * A server of somebody's own, for this run: a login of its own, and databases that are dropped afterwards.
 * @param adminUrl of a login that may make databases and logins, at a database that is there
 */
export async function borrowTestPostgres(adminUrl: string): Promise<TestPostgres> {
  const appLogin = `${TEST_DATABASE}${randomBytes(8).toString("hex")}`;
  const appPassword = randomBytes(24).toString("hex");
  await withAdmin(adminUrl, async (admin) => {
    await dropDatabases(admin);
    await admin.query(`create role ${appLogin} login password '${appPassword}'`);
  });
  const stop = () =>
    withAdmin(adminUrl, async (admin) => {
      await dropDatabases(admin);
      await admin.query(`drop role ${appLogin}`);
    });
  return { adminUrl, appLogin, appPassword, stop };
}

/** Those of a run that was killed, too. */
async function dropDatabases(admin: pg.Client): Promise<void> {
  const named = "select datname from pg_database where starts_with(datname, $1)";
  const { rows } = await admin.query<{ datname: string }>(named, [TEST_DATABASE]);
  for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`);
}

async function withAdmin(adminUrl: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
