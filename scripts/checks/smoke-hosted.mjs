import { spawnSync } from "node:child_process";
import path from "node:path";
import { loadEnvFiles } from "../lib/env-files.mjs";
import { ROOT } from "../lib/project.mjs";
import { SERVICES } from "./hosted-services.mjs";

// Test accounts have variables of their own: nobody runs a suite that deletes things on what the product works with.

loadEnvFiles();
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
  const { status } = spawnSync(vitest, ["run", "--project", project, ...files], {
    cwd: ROOT,
    stdio: "inherit",
  });
  const seconds = ((Date.now() - since) / 1000).toFixed(0);
  rows.push({ service: name, result: status === 0 ? `passed in ${seconds} s` : "failed: see above" });
}
console.table(rows);
process.exitCode = rows.some(({ result }) => result.startsWith("failed")) ? 1 : 0;
