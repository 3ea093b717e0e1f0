// `npm run eval [-- --write]`: how well the product answers the questions of bench/eval, beside the baseline.
import path from "node:path";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { ROOT, runUnderProjectNode } from "./lib/project.mjs";

process.chdir(ROOT);
await ensureDependencies();
await runUnderProjectNode(path.join(ROOT, "scripts/checks/eval.mjs"));
