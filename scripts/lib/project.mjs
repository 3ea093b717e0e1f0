// Where the project is and which Node runs it. Old Nodes run this file too: keep it plain.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { onParentGone } from "./parent.mjs";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const NODE_MAJOR = 24;

/** The Node that came with `npm ci`, as a path, or null on a platform it is not published for. */
export function projectNode() {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const binary = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  const file = path.join(ROOT, "node_modules", `node-${platform}-${process.arch}`, binary);
  return existsSync(file) ? file : null;
}

export const isNewEnough = () => Number(process.versions.node.split(".")[0]) >= NODE_MAJOR;

/**
 * Runs `file` under the project's Node: in this process when it is new enough, else in a child that gets our
 * signals and gives us its exit code. Children of it find the same Node first on their PATH.
 */
export async function runUnderProjectNode(file, args = process.argv.slice(2)) {
  process.env.NEXT_TELEMETRY_DISABLED = "1"; // nothing of ours calls home
  const node = projectNode();
  if (node) process.env.PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH}`;
  if (isNewEnough()) {
    process.argv = [process.execPath, file, ...args];
    await import(pathToFileURL(file).href);
    return;
  }
  if (!node) {
    console.error(
      `MiniRAG needs Node ${NODE_MAJOR}, and npm has none for ${process.platform}-${process.arch}. Install Node ${NODE_MAJOR} or newer and try again.`,
    );
    process.exit(1);
  }
  const child = spawn(node, [file, ...args], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  // A terminal sends Ctrl-C to the whole group; the child acts on the first and ignores what follows while it closes.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  onParentGone(() => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]));
}

/** The version of an installed package. */
export function installedVersion(name) {
  const require = createRequire(path.join(ROOT, "package.json"));
  const folder = require.resolve
    .paths(name)
    .map((base) => path.join(base, name))
    .find(existsSync);
  if (!folder) throw new Error(`${name} is not installed`);
  return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")).version;
}
