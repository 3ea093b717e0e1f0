// The embedded PostgreSQL of one data folder, from nothing to two connection strings.
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { say } from "../progress.mjs";
import { initialise, serverUrl, start } from "./cluster.mjs";
import { runningServer, stopServer } from "./running-server.mjs";

const DATABASE = "minirag";
const APP_LOGIN = "minirag_app";
const SETTINGS = {
  max_connections: 60,
  shared_buffers: "128MB",
  log_min_messages: "warning",
  log_statement: "none",
  // Right after many documents were taken in, plans made from old statistics are several times slower.
  autovacuum_naptime: "5s",
};
/** A server that ends so soon, so often, will not get better by starting it again. A few may be somebody's at work on it. */
const SOONEST_END_MS = 5_000;
const QUICK_ENDS = 15;

/**
 * The server over `place` (see place.mjs). `start` makes it first if need be, and ends one that is left over from a
 * killed process; then it is started again, on the same port, whenever it ends by itself. `stop` may come at any time.
 * @param {{ place: import("./place.mjs").Place, dataDir: string, secrets: { POSTGRES_PASSWORD: string, POSTGRES_APP_PASSWORD: string }, settings?: object, onLost?: (error: Error) => void }} options
 *   `onLost` is told when it cannot be kept running
 * @returns {{ start(): Promise<{ databaseUrl: string, migrationUrl: string }>, stop(): Promise<void> }}
 */
export function embeddedPostgres({ place, dataDir, secrets, settings = {}, onLost = () => {} }) {
  const options = {
    ...place,
    password: secrets.POSTGRES_PASSWORD,
    logFile: path.join(dataDir, "postgres.log"),
    settings: { ...SETTINGS, ...settings },
  };
  let isStopping = false;

  async function keepRunning({ port, exited }) {
    for (let running = exited, quickEnds = 0; ; ) {
      const since = Date.now();
      await running;
      if (isStopping) return;
      quickEnds = Date.now() - since < SOONEST_END_MS ? quickEnds + 1 : 0;
      if (quickEnds === QUICK_ENDS) throw new Error("PostgreSQL ended by itself, time after time");
      say("PostgreSQL ended by itself; it is being started again.");
      await stopServer(place);
      running = (await start({ ...options, port })).exited;
    }
  }

  return {
    async start() {
      assertOurs(place.cluster);
      await initialise(options);
      assertSameMajor(place);
      await stopServer(place);
      const server = await start(options);
      keepRunning(server).catch((error) => isStopping || onLost(error));
      const url = serverUrl({ ...options, port: server.port, database: "postgres" });
      await prepareDatabase(url, secrets.POSTGRES_APP_PASSWORD);
      return addresses(server.port, secrets);
    },
    stop() {
      isStopping = true;
      return stopServer(place);
    },
  };
}

/** The addresses of a server that another process runs over `place`; null when none does. */
export function findEmbeddedPostgres({ place, secrets }) {
  const server = runningServer(place.cluster);
  return server && addresses(server.port, secrets);
}

function addresses(port, { POSTGRES_PASSWORD, POSTGRES_APP_PASSWORD }) {
  const database = DATABASE;
  return {
    migrationUrl: serverUrl({ port, database, password: POSTGRES_PASSWORD }),
    databaseUrl: serverUrl({ port, database, password: POSTGRES_APP_PASSWORD, login: APP_LOGIN }),
  };
}

function assertOurs(cluster) {
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  const self = process.getuid?.() ?? 0;
  if (owner === undefined || self === 0 || owner === self) return;
  throw new Error(
    `${cluster} belongs to another user (uid ${owner}). Start as that user or as root, or hand the data folder over with chown -R`,
  );
}

/** A server only opens data of its own major version. */
function assertSameMajor({ cluster, version }) {
  const data = readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  const [programs] = version.split(".");
  if (programs === data) return;
  throw new Error(
    `The data in ${cluster} is of PostgreSQL ${data}, this release brings PostgreSQL ${programs}. Go back to the release that made it, take a backup, and restore it here`,
  );
}

/** The database, and a login for the app that is no superuser. */
async function prepareDatabase(url, appPassword) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select exists (select from pg_database where datname = $1) as database,
              exists (select from pg_roles where rolname = $2) as login`,
      [DATABASE, APP_LOGIN],
    );
    if (!rows[0].database) await client.query(`CREATE DATABASE ${DATABASE}`);
    if (!rows[0].login)
      await client.query(`CREATE ROLE ${APP_LOGIN} LOGIN PASSWORD ${client.escapeLiteral(appPassword)}`);
  } finally {
    await client.end();
  }
}
