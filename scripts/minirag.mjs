// `npm run minirag -- COMMAND`: what an operator does at a terminal. The commands themselves are in lib/cli.
import path from "node:path";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { ROOT, runUnderProjectNode } from "./lib/project.mjs";

process.chdir(ROOT);
await ensureDependencies();
await runUnderProjectNode(path.join(ROOT, "scripts/cli.mjs"));
