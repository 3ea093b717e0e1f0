// `npm run smoke:hosted`: the contract suites against the real services whose keys are set, and a table of what came of it.
import path from "node:path";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { ROOT, runUnderProjectNode } from "./lib/project.mjs";

process.chdir(ROOT);
await ensureDependencies();
await runUnderProjectNode(path.join(ROOT, "scripts/checks/smoke-hosted.mjs"));
