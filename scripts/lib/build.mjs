// The production build, made once for each state of the sources.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildExtractor } from "../build-extractor.mjs";
import { lockStamp } from "./dependencies.mjs";
import { during } from "./progress.mjs";
import { ROOT } from "./project.mjs";

const STAMP = path.join(ROOT, ".next/minirag-build");
const SOURCES = [
  "app",
  "components",
  "lib",
  "inngest",
  "prisma/schema",
  "public",
  "scripts/build-extractor.mjs",
];
const FILES = ["instrumentation.ts", "proxy.ts", "next.config.ts", "postcss.config.mjs", "tsconfig.json"];

export async function ensureBuild() {
  const stamp = sourceStamp();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;
  await during("Generating the database client", () => run("node_modules/prisma/build/index.js", "generate"));
  await during("Building the document reader", () => buildExtractor());
  await during("Building the app", () => run("node_modules/next/dist/bin/next", "build"));
  writeFileSync(STAMP, stamp);
}

function sourceStamp() {
  const hash = createHash("sha256").update(lockStamp());
  for (const file of [
    ...FILES.map((name) => path.join(ROOT, name)),
    ...SOURCES.flatMap((name) => filesIn(path.join(ROOT, name))),
  ]) {
    if (!existsSync(file)) continue;
    hash.update(path.relative(ROOT, file)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesIn(target) {
  if (!existsSync(target)) return [];
  if (statSync(target).isFile()) return [target];
  return readdirSync(target, { withFileTypes: true })
    .filter((entry) => entry.name !== "generated" && !/\.test\.tsx?$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesIn(path.join(target, entry.name)));
}

function run(script, ...args) {
  return new Promise((resolve, reject) => {
    // The build needs no secret, so it gets none.
    const { DATABASE_URL: _, MIGRATION_DATABASE_URL: __, AUTH_SECRET: ___, ...env } = process.env;
    const options = {
      cwd: ROOT,
      env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    };
    const child = spawn(process.execPath, [path.join(ROOT, script), ...args], options);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (data) => {
        output += data;
      });
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${script} ${args.join(" ")} failed:\n${output}`)),
    );
  });
}
