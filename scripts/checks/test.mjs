import { ensureBrowser } from "../lib/browser.mjs";
import { ensureBuild } from "../lib/build.mjs";
import { call, evaluate, run, runStages } from "./stages.mjs";
import { verifyStages } from "./verify-stages.mjs";

const browser = await ensureBrowser();
const env = browser ? { BROWSER_PATH: browser } : {};

await runStages(
  [
    ...verifyStages,
    call("production build", () => ensureBuild()),
    run("vitest", "run", "--project", "integration"),
    evaluate(),
    run("playwright", "test"),
    run("vitest", "run", "--project", "product"),
  ],
  env,
);
