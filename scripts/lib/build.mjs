// What the product runs on, made once for each state of its sources: database client, document reader, production build.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { forgetCode } from "./code-cache.mjs";
import { lockStamp } from "./dependencies.mjs";
import { during } from "./progress.mjs";
import { ROOT } from "./project.mjs";
import { runTethered } from "./tether.mjs";

const BUILD = {
  stamp: ".next/minirag-build",
  output: ["dist/extractor.mjs", "public/widget.js", ".next/BUILD_ID"],
};
/** In a folder of sources, and made by the build itself. */
const MADE = ["public/widget.js", "public/widget"];
const CLIENT = { stamp: "node_modules/.minirag-client", output: ["lib/db/generated/client.ts"] };
const SCHEMA = ["prisma/schema"];
/** What the build is made of: as long as this stays, so does the build. */
export const SOURCES = [
  ...SCHEMA,
  "scripts/build-extractor.mjs",
  "scripts/build-widget.mjs",
  "app",
  "components",
  "lib",
  "inngest",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
];

/** Makes what `npm start` serves. */
export function ensureBuild() {
  return once(BUILD, SOURCES, async () => {
    await ensureClient();
    await buildReader();
    await buildWidget();
    await during("Building the app", () => run("node_modules/next/dist/bin/next", "build"));
    forgetCode();
  });
}

/** Makes what code outside of the build needs: the client of the database. */
export function ensureClient() {
  return once(CLIENT, SCHEMA, () =>
    during("Generating the database client", () => run("node_modules/prisma/build/index.js", "generate")),
  );
}

/** In a process of its own, for esbuild leaves one behind as long as ours lives. */
export function buildReader() {
  return during("Building the document reader", () => run("scripts/build-extractor.mjs"));
}

/** Into `public`, before the app is built, which serves what it finds there. */
export function buildWidget() {
  return during("Building the chat for websites", () => run("scripts/build-widget.mjs"));
}

async function once({ stamp: stampName, output }, sources, make) {
  const stampFile = path.join(ROOT, stampName);
  const stamp = stampOf(sources);
  const isThere = [stampFile, ...output.map((name) => path.join(ROOT, name))].every((file) =>
    existsSync(file),
  );
  if (isThere && readFileSync(stampFile, "utf8") === stamp) return;
  // What a broken run leaves is not what the old stamp says.
  rmSync(stampFile, { force: true });
  await make();
  writeFileSync(stampFile, stamp);
}

function stampOf(sources) {
  const hash = createHash("sha256").update(lockStamp());
  for (const file of sources.flatMap((name) => filesIn(path.join(ROOT, name))))
    hash.update(path.relative(ROOT, file)).update(readFileSync(file));
  return hash.digest("hex");
}

function filesIn(target) {
  if (!existsSync(target) || MADE.includes(path.relative(ROOT, target))) return [];
  if (statSync(target).isFile()) return [target];
  return readdirSync(target, { withFileTypes: true })
    .filter((entry) => entry.name !== "generated" && !/\.test\.tsx?$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesIn(path.join(target, entry.name)));
}

async function run(script, ...args) {
  // The build needs no secret, so it gets none.
  const { DATABASE_URL: _, MIGRATION_DATABASE_URL: __, AUTH_SECRET: ___, ...env } = process.env;
  const options = { cwd: ROOT, env: { ...env, NODE_ENV: "production" } };
  await runTethered(process.execPath, [path.join(ROOT, script), ...args], options).catch((error) => {
    throw new Error(`${script} ${args.join(" ")} failed:\n${error.message}`);
  });
}
