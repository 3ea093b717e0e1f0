// `npm test`: everything, from a fresh clone: verify, the production build, tests on a real database, in a real browser.
import path from "node:path";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { ROOT, runUnderProjectNode } from "./lib/project.mjs";

process.chdir(ROOT);
await ensureDependencies();
await runUnderProjectNode(path.join(ROOT, "scripts/checks/test.mjs"));
