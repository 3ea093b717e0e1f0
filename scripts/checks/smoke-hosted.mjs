import { spawnSync } from "node:child_process";
import path from "node:path";
import { loadEnvFiles } from "../lib/env-files.mjs";
import { ROOT } from "../lib/project.mjs";
import { SERVICES } from "./hosted-services.mjs";

// Test accounts have variables of their own: nobody runs a suite that deletes things on what the product works with.

loadEnvFiles();
const accounts = SERVICES.flatMap(({ needs }) => needs);
const rows = [];
for (const { name, needs, project, files } of SERVICES) {
  const missing = needs.filter((variable) => !process.env[variable]);
  if (missing.length > 0) {
    rows.push({ service: name, result: `not run: set ${missing.join(", ")}` });
    continue;
  }
  console.log(`\n── ${name}`);
  const since = Date.now();
  const vitest = path.join(ROOT, "node_modules/.bin/vitest");
  // With the account of its own service alone, so that no other one can be what failed.
  const others = accounts.filter((variable) => !needs.includes(variable));
  const env = { ...process.env, ...Object.fromEntries(others.map((variable) => [variable, ""])) };
  const args = ["run", "--project", project, ...files];
  const { status } = spawnSync(vitest, args, { cwd: ROOT, stdio: "inherit", env });
  const seconds = ((Date.now() - since) / 1000).toFixed(0);
  rows.push({ service: name, result: status === 0 ? `passed in ${seconds} s` : "failed: see above" });
}
console.table(rows);
process.exitCode = rows.some(({ result }) => result.startsWith("failed")) ? 1 : 0;
