// As root in a home that the server's user cannot enter, its programs and data go to a folder under /var/lib, which the
// data folder remembers by an id, so that it may be moved and renamed.
import { randomUUID } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { lockDataFolder } from "../data-lock.mjs";
import { Refusal } from "../progress.mjs";
import { giveTo } from "./server-user.mjs";

const OUTSIDE = "/var/lib/minirag";
/** In the data folder: the id of its folder outside. In that one: where the data folder was when it was last used. */
const MARKER = "postgres-outside";
const OWNER = "belongs-to";

export const isOutside = (dataDir) => existsSync(path.join(dataDir, MARKER));

/** @returns {{ binaries: string, cluster: string }} made if need be, or copied together with the data folder */
export function placeOutside({ dataDir, binaries, version, user }) {
  const id = idOf(dataDir) ?? newId(dataDir);
  const folder = path.join(OUTSIDE, id);
  if (!existsSync(folder)) {
    throw new Refusal([
      `the database of ${dataDir} was in ${folder} and is not there. Bring that folder here too, or set DATA_DIR to a new folder`,
    ]);
  }
  const owner = path.join(folder, OWNER);
  const lastUsed = existsSync(owner) ? readFileSync(owner, "utf8") : dataDir;
  if (idOf(lastUsed) === id && !isSame(lastUsed, dataDir)) {
    copyDatabase({ folder, original: lastUsed, dataDir, user });
    return placeOutside({ dataDir, binaries, version, user });
  }
  writeFileSync(owner, dataDir);
  const cluster = path.join(folder, "postgres");
  const inside = path.join(dataDir, "postgres");
  if (existsSync(inside) && !existsSync(cluster)) copyFolder(inside, cluster, user);
  // Also what an interrupted move left.
  if (existsSync(cluster)) rmSync(inside, { recursive: true, force: true });
  return { binaries: copyPrograms(binaries, version), cluster };
}

function idOf(dataDir) {
  const file = path.join(dataDir, MARKER);
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

function newId(dataDir) {
  const id = randomUUID();
  makeFolder(path.join(OUTSIDE, id));
  writeFileSync(path.join(dataDir, MARKER), `${id}\n`);
  return id;
}

/** One folder may have several names, by links and mounts. */
function isSame(one, other) {
  const [a, b] = [statSync(one), statSync(other)];
  return a.dev === b.dev && a.ino === b.ino;
}

/** The data folder was copied; two of them on one database would be a mess, so the database is copied as well. */
function copyDatabase({ folder, original, dataDir, user }) {
  const lock = lockDataFolder(original);
  if (!lock.held) {
    throw new Refusal([
      `${dataDir} is a copy of ${original}, whose database is in use. Stop that one first, so that its database can be copied too`,
    ]);
  }
  copyFolder(path.join(folder, "postgres"), path.join(OUTSIDE, newId(dataDir), "postgres"), user);
  lock.release();
}

/** For everybody to enter, whatever our umask says. */
function makeFolder(folder) {
  mkdirSync(folder, { recursive: true });
  for (const made of [OUTSIDE, folder]) chmodSync(made, 0o755);
}

function copyPrograms(binaries, version) {
  const target = path.join(OUTSIDE, `programs-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  cpSync(binaries, draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // another start was quicker
  }
  return target;
}

function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) chmodSync(file, 0o755);
  }
}

function copyFolder(from, to, user) {
  const draft = `${to}.draft`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(from, draft, { recursive: true, preserveTimestamps: true });
  giveTo(user, draft);
  renameSync(draft, to);
}
