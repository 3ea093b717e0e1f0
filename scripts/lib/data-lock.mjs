// One process at a time owns a data folder. The lock is a write lock on a SQLite file: the kernel lets go of it when
// its holder dies, however it dies, so there are no stale locks.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

const SQLITE_BUSY = 5;

/**
 * @param {string} folder the data folder; it is made if missing
 * @returns {{ held: true, release(): void, sayWho(more: object): void } | { held: false, holder: Holder }}
 * @typedef {{ pid?: number, url?: string, since?: string }} Holder
 */
export function lockDataFolder(folder) {
  mkdirSync(folder, { recursive: true });
  const about = path.join(folder, "holder.json");
  const file = path.join(folder, "lock.sqlite");
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    // Who may read a file may lock it.
    chmodSync(file, 0o600);
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if ((error.errcode & 0xff) !== SQLITE_BUSY) throw error;
    return { held: false, holder: readHolder(about) };
  }
  const holder = { pid: process.pid, since: new Date().toISOString() };
  const sayWho = (more) => {
    Object.assign(holder, more);
    writeFileSync(about, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  };
  sayWho({});
  return { held: true, sayWho, release: () => database.close() };
}

/** Who holds the folder, or held it last. */
function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}
