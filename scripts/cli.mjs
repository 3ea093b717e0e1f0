// The second half of `npm run minirag`, on the project's own Node.
import { ensureClient } from "./lib/build.mjs";
import { loadEnvFiles } from "./lib/env-files.mjs";
import { tellWhy } from "./lib/progress.mjs";
import { reachDatabase } from "./lib/reach-database.mjs";
import { runTypeScript } from "./lib/run-typescript.mjs";

process.env.NODE_ENV = "production";
loadEnvFiles();
process.env.LOG_LEVEL ??= "warn";
try {
  await ensureClient();
  runTypeScript();
  const { main } = await import("../lib/cli/index.ts");
  process.exitCode = await main(process.argv.slice(2), reachDatabase);
} catch (error) {
  tellWhy(error, "That did not work");
  process.exitCode = 1;
}
