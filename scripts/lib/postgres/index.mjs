// The embedded PostgreSQL of one data folder, from nothing to two connection strings.
import { statSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { initialise, majors, start, stop } from "./cluster.mjs";

const DATABASE = "minirag";
const APP_LOGIN = "minirag_app";
const SETTINGS = {
  max_connections: 60,
  shared_buffers: "128MB",
  log_min_messages: "warning",
  log_statement: "none",
};

/**
 * Starts the server over `place` (see place.mjs), made first if need be; one left over from a killed process is ended.
 * @returns {Promise<{ databaseUrl: string, migrationUrl: string, version: string, stop(): Promise<void> }>}
 */
export async function startEmbeddedPostgres({ place, dataDir, secrets, settings = {} }) {
  const options = { ...place, password: secrets.POSTGRES_PASSWORD };
  const owner = statSync(place.cluster, { throwIfNoEntry: false })?.uid;
  if (owner !== undefined && process.getuid && process.getuid() !== 0 && owner !== process.getuid()) {
    throw new Error(
      `${place.cluster} belongs to another user (uid ${owner}). Start as that user or as root, or hand the data folder over with chown -R.`,
    );
  }
  await initialise(options);
  const { programs, data } = await majors(place);
  if (programs !== data) {
    throw new Error(
      `The data in ${place.cluster} is of PostgreSQL ${data}, this release brings PostgreSQL ${programs}. Go back to the release that made it, take a backup, and restore it here.`,
    );
  }
  await stop(place);
  const server = await start({
    ...options,
    logFile: path.join(dataDir, "postgres.log"),
    settings: { ...SETTINGS, ...settings },
  });
  const version = await prepareDatabase(server.url("postgres"), secrets.POSTGRES_APP_PASSWORD);
  return {
    version,
    migrationUrl: server.url(DATABASE),
    databaseUrl: server.url(DATABASE, APP_LOGIN, secrets.POSTGRES_APP_PASSWORD),
    stop: server.stop,
  };
}

/** The database, and a login for the app that is no superuser. */
async function prepareDatabase(url, appPassword) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select current_setting('server_version') as version,
              exists (select from pg_database where datname = $1) as database,
              exists (select from pg_roles where rolname = $2) as login`,
      [DATABASE, APP_LOGIN],
    );
    if (!rows[0].database) await client.query(`CREATE DATABASE ${DATABASE}`);
    if (!rows[0].login)
      await client.query(`CREATE ROLE ${APP_LOGIN} LOGIN PASSWORD ${client.escapeLiteral(appPassword)}`);
    return rows[0].version;
  } finally {
    await client.end();
  }
}
