// `npm run bench [-- row …]`: what the product is measured by. Not part of `npm test`: no time is ever asserted.
import path from "node:path";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { ROOT, runUnderProjectNode } from "./lib/project.mjs";

process.chdir(ROOT);
await ensureDependencies();
await runUnderProjectNode(path.join(ROOT, "scripts/checks/bench.mjs"));
