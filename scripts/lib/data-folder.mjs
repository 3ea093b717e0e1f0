// The data folder with its one holder, and, unless DATABASE_URL names another, its own PostgreSQL.
import { accessSync, chmodSync, constants, existsSync, mkdirSync } from "node:fs";
import { lockDataFolder } from "./data-lock.mjs";
import { embeddedPostgres, findEmbeddedPostgres } from "./postgres/index.mjs";
import { findPlace } from "./postgres/place.mjs";
import { during, note, Refusal } from "./progress.mjs";
import { embeddedSecrets, hasSecrets } from "./secrets.mjs";

/** Others may pass, for the database's user has to, and see nothing. */
const MODE = 0o711;

/** Makes the folder if need be and becomes its one holder. @throws Refusal when somebody else is, or it is not ours */
export function holdDataFolder(dataDir) {
  makeFolder(dataDir);
  const lock = lockDataFolder(dataDir);
  if (lock.held) return lock;
  throw new Refusal([
    `${dataDir} is in use: ${describe(lock.holder)}. Stop that first, or set DATA_DIR to another folder`,
  ]);
}

function makeFolder(dataDir) {
  try {
    if (!existsSync(dataDir)) {
      mkdirSync(dataDir, { recursive: true });
      chmodSync(dataDir, MODE);
    }
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Refusal([
      `${dataDir}, where the data belongs, cannot be used (${error.code}). Give this user the right to write there, or set DATA_DIR to another folder`,
    ]);
  }
}

function describe({ pid, since, url, command }) {
  const what = command ? `"${command}" (process ${pid})` : `process ${pid}`;
  return `${what} holds it since ${since}${url ? ` and serves ${url}` : ""}`;
}

/**
 * The database of a data folder that we hold. `start` sets the variables that the app reads.
 * @param {(error: Error) => void} onLost is told when the database cannot be kept running
 * @returns {{ start(): Promise<void>, stop(): Promise<void> }}
 */
export function embeddedDatabase(dataDir, onLost) {
  const place = findPlace(dataDir, note);
  const secrets = embeddedSecrets(dataDir);
  const postgres = embeddedPostgres({ place, dataDir, secrets, onLost });
  return {
    async start() {
      const addresses = await during("Starting PostgreSQL", postgres.start).catch((error) => {
        throw new Refusal([error.message]);
      });
      setVariables(addresses, secrets);
    },
    stop: postgres.stop,
  };
}

/** Finds the database that whoever holds the folder runs, and sets the variables. @returns {boolean} whether there is one */
export function findDatabase(dataDir) {
  if (!hasSecrets(dataDir)) return false;
  const secrets = embeddedSecrets(dataDir);
  const addresses = findEmbeddedPostgres({ place: findPlace(dataDir, () => {}), secrets });
  if (addresses) setVariables(addresses, secrets);
  return addresses !== null;
}

function setVariables({ databaseUrl, migrationUrl }, { AUTH_SECRET, ENCRYPTION_KEYS }) {
  process.env.DATABASE_URL = databaseUrl;
  process.env.MIGRATION_DATABASE_URL = migrationUrl;
  // Nothing stands between it and us.
  process.env.DATABASE_PREPARED ??= "1";
  process.env.AUTH_SECRET ??= AUTH_SECRET;
  process.env.ENCRYPTION_KEYS ??= ENCRYPTION_KEYS;
}
