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
    await during("Installing packages from the lock file", () => npmInstall());
  } catch (error) {
    tellWhy(error);
    process.exit(1);
  }
  writeFileSync(STAMP, stamp);
}

async function npmInstall() {
  // npm names its own script when it runs us; otherwise the shell finds it.
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm ? [process.execPath, npm] : ["npm"];
  const flags = ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--include=dev", "--include=optional"];
  const options = { cwd: ROOT, shell: !npm && process.platform === "win32" };
  await runTethered(command, [...args, ...flags], options).catch((error) => {
    throw new Refusal([
      `Installing packages failed. Is npm's registry reachable, and is there room on the disk? Mend that and run this again; npm says:\n${error.message}`,
    ]);
  });
}
