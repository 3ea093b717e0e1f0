// Installs what the lock file names, once. Old Nodes run this file too: keep it plain.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { during } from "./progress.mjs";
import { ROOT } from "./project.mjs";

const STAMP = path.join(ROOT, "node_modules/.minirag-installed");

export function lockStamp() {
  return createHash("sha256")
    .update(readFileSync(path.join(ROOT, "package-lock.json")))
    .digest("hex");
}

/** `npm ci`, unless node_modules already holds what this lock file says. */
export async function ensureDependencies() {
  const stamp = lockStamp();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;
  await during("Installing packages from the lock file", () => npmInstall());
  writeFileSync(STAMP, stamp);
}

function npmInstall() {
  // npm names its own script when it runs us; otherwise the shell finds it.
  const npm = process.env.npm_execpath;
  const command = npm ? process.execPath : "npm";
  const args = [
    ...(npm ? [npm] : []),
    "ci",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--include=dev",
    "--include=optional",
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "pipe"],
      shell: !npm && process.platform === "win32",
    });
    let errors = "";
    child.stderr.on("data", (data) => {
      errors += data;
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) return resolve();
      console.error(errors);
      console.error(
        "Installing packages failed. Is the npm registry reachable? `npm ci` shows more; then run this again.",
      );
      process.exit(1);
    });
  });
}
