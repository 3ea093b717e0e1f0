// One process at a time owns a data folder. The lock is a write lock on a SQLite file: the kernel lets go of it when
// its holder dies, however it dies, so there are no stale locks.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * @param {string} folder the data folder; it is made if missing
 * @returns {{ held: true, release(): void, sayWho(holder: object): void } | { held: false, holder: { pid?: number, url?: string, since?: string } }}
 */
export function lockDataFolder(folder) {
  mkdirSync(folder, { recursive: true });
  const about = path.join(folder, "holder.json");
  const database = new DatabaseSync(path.join(folder, "lock.sqlite"), { timeout: 0 });
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch {
    database.close();
    return { held: false, holder: readHolder(about) };
  }
  const sayWho = (more) => {
    const holder = { pid: process.pid, since: new Date().toISOString(), ...more };
    writeFileSync(about, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  };
  sayWho({});
  return { held: true, sayWho, release: () => database.close() };
}

/** Who holds the folder, or held it last. */
export function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}
