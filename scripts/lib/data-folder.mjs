// The data folder with its one holder, its secrets, and, unless DATABASE_URL names another, its own PostgreSQL.
import { mkdirSync } from "node:fs";
import { lockDataFolder } from "./data-lock.mjs";
import { startEmbeddedPostgres } from "./postgres/index.mjs";
import { findPlace } from "./postgres/place.mjs";
import { during, note, refuse } from "./progress.mjs";
import { embeddedSecrets } from "./secrets.mjs";

/** Sets the variables that the app reads. @returns {Promise<{ close(): Promise<void>, sayWho(more: object): void }>} */
export async function openDataFolder() {
  const dataDir = process.env.DATA_DIR;
  mkdirSync(dataDir, { recursive: true });
  if (process.env.DATABASE_URL) {
    const lock = lockOrRefuse(dataDir);
    return { sayWho: lock.sayWho, close: async () => lock.release() };
  }
  const place = findPlace(dataDir, note);
  const lock = lockOrRefuse(place.lockFolder);
  const secrets = embeddedSecrets(dataDir);
  const postgres = await during("Starting PostgreSQL", () =>
    startEmbeddedPostgres({ place, dataDir, secrets }),
  ).catch((error) => refuse([error.message]));
  process.env.DATABASE_URL = postgres.databaseUrl;
  process.env.MIGRATION_DATABASE_URL = postgres.migrationUrl;
  process.env.AUTH_SECRET ??= secrets.AUTH_SECRET;
  process.env.ENCRYPTION_KEYS ??= secrets.ENCRYPTION_KEYS;
  return {
    sayWho: lock.sayWho,
    async close() {
      await postgres.stop();
      lock.release();
    },
  };
}

function lockOrRefuse(folder) {
  const lock = lockDataFolder(folder);
  if (lock.held) return lock;
  const { pid, url, since } = lock.holder;
  const where = url ? ` and serves ${url}` : "";
  refuse([
    `${folder} is in use: process ${pid} holds it since ${since}${where}. Stop that one first, or set DATA_DIR to another folder`,
  ]);
}
