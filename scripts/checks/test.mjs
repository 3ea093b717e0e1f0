import { ensureBrowser } from "../lib/browser.mjs";
import { ensureBuild } from "../lib/build.mjs";
import { ensureRedis } from "../lib/redis.mjs";
import { call, evaluate, run, runStages } from "./stages.mjs";
import { verifyStages } from "./verify-stages.mjs";

const browser = await ensureBrowser();
const redis = await ensureRedis();
const env = { ...(browser && { BROWSER_PATH: browser }), ...(redis && { REDIS_SERVER_BIN: redis }) };

const NO_REDIS =
  "!!! The tests on a real Redis did NOT run: there is no redis-server. Install one (Debian: apt-get install redis-server; macOS: brew install redis), or name it in REDIS_SERVER_BIN.";

await runStages(
  [
    ...verifyStages,
    call("production build", () => ensureBuild()),
    run("vitest", "run", "--project", "integration"),
    redis
      ? run("vitest", "run", "--project", "redis")
      : call("no tests on a real Redis: see above", async () => console.error(NO_REDIS)),
    evaluate(),
    run("playwright", "test"),
    run("playwright", "test", "--config", "e2e/hosted/playwright.config.ts"),
    run("vitest", "run", "--project", "product"),
  ],
  env,
);
