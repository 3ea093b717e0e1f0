// Installs what the lock file names, once. Old Nodes run this file too: keep it plain.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { during, Refusal, tellWhy } from "./progress.mjs";
import { ROOT } from "./project.mjs";
import { runTethered } from "./tether.mjs";

const STAMP = path.join(ROOT, "node_modules/.minirag-installed");

export function lockStamp() {
  return createHash("sha256")
    .update(readFileSync(path.join(ROOT, "package-lock.json")))
    .digest("hex");
}

/** `npm ci`, unless node_modules already holds what this lock file says for this platform. Ends the process when it fails. */
export async function ensureDependencies() {
  const stamp = `${lockStamp()} ${process.platform}-${process.arch}`;
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;
  try {
    await during("Installing packages from the lock file", () =>
      npm(["ci", "--include=dev", "--include=optional"], ROOT),
    );
  } catch (error) {
    tellWhy(error);
    process.exit(1);
  }
  writeFileSync(STAMP, stamp);
}

/** Installs what the benchmarks compare with, once for each state of bench/package.json. When it fails, they do without. */
export async function ensurePeers() {
  const folder = path.join(ROOT, "bench");
  const stampFile = path.join(folder, "node_modules/.minirag-installed");
  const stamp = readFileSync(path.join(folder, "package.json"), "utf8");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  try {
    // No lock file: `npm ci` does not take the one that npm writes for LanceDB's optional packages.
    await during("Installing what the benchmarks compare with", () =>
      npm(["install", "--no-package-lock"], folder),
    );
  } catch (error) {
    tellWhy(error, "Ours is measured without its peers");
    return;
  }
  writeFileSync(stampFile, stamp);
}

async function npm(what, cwd) {
  // npm names its own script when it runs us; otherwise the shell finds it.
  const own = process.env.npm_execpath;
  const [command, ...args] = own ? [process.execPath, own] : ["npm"];
  const flags = ["--no-audit", "--no-fund", "--loglevel=error"];
  const options = { cwd, shell: !own && process.platform === "win32" };
  await runTethered(command, [...args, ...what, ...flags], options).catch((error) => {
    throw new Refusal([
      `Installing packages failed. Is npm's registry reachable, and is there room on the disk? Mend that and run this again; npm says:\n${error.message}`,
    ]);
  });
}
