// The list of everything the product is made of (CycloneDX), as dist/sbom.json.
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../lib/project.mjs";

const MOST_BYTES = 64 * 1024 * 1024;

/** @throws Error when a direct dependency is not in the list, or the tree is not what the lock file says */
export async function writeSbom() {
  const npm = process.env.npm_execpath;
  const [command, ...before] = npm ? [process.execPath, npm] : ["npm"];
  const args = [...before, "sbom", "--sbom-format=cyclonedx"];
  const { stdout } = await promisify(execFile)(command, args, { cwd: ROOT, maxBuffer: MOST_BYTES });
  const listed = new Set(
    JSON.parse(stdout).components.map(({ group, name }) => (group ? `${group}/${name}` : name)),
  );
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  const missing = Object.keys(dependencies).filter((name) => !listed.has(name));
  if (missing.length > 0) throw new Error(`the list of components lacks ${missing.join(", ")}`);
  mkdirSync(path.join(ROOT, "dist"), { recursive: true });
  writeFileSync(path.join(ROOT, "dist/sbom.json"), stdout);
}

if (import.meta.main) await writeSbom();
