import { randomBytes } from "node:crypto";
import pg from "pg";
// The product's own supervisor, so that tests and `npm start` run the same server the same way.
import { embeddedPostgres } from "@/scripts/lib/postgres/index.mjs";
import { findPlace } from "@/scripts/lib/postgres/place.mjs";

const FAST = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: 200 };

export type TestPostgres = { adminUrl: string; appLogin: string; appPassword: string; stop(): Promise<void> };

/** The databases of a run begin with its login, which on a server that stays is this run's alone. */
export const templateOf = ({ appLogin }: { appLogin: string }): string => `${appLogin}_template`;
export const newDatabaseOf = ({ appLogin }: { appLogin: string }): string =>
  `${appLogin}_${randomBytes(8).toString("hex")}`;

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
 * A server of somebody's own: a login of this run's, and databases that are dropped with it. What a killed run leaves begins
 * with `minirag_test_`, and is for people to drop.
 * @param adminUrl of a login that may make databases and logins, at a database that is there
 */
export async function borrowTestPostgres(adminUrl: string): Promise<TestPostgres> {
  const appLogin = `minirag_test_${randomBytes(8).toString("hex")}`;
  const appPassword = randomBytes(24).toString("hex");
  await withAdmin(adminUrl, async (admin) => {
    await admin.query(`create role ${appLogin} login password '${appPassword}'`);
  });
  const stop = () =>
    withAdmin(adminUrl, async (admin) => {
      const named = "select datname from pg_database where starts_with(datname, $1)";
      const { rows } = await admin.query<{ datname: string }>(named, [`${appLogin}_`]);
      for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`);
      await admin.query(`drop role ${appLogin}`);
    });
  return { adminUrl, appLogin, appPassword, stop };
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
