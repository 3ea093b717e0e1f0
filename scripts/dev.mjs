// `npm run dev`: as `npm start`, with Next's development server, which reloads as you edit, instead of a build.
import path from "node:path";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { ROOT, runUnderProjectNode } from "./lib/project.mjs";

process.chdir(ROOT);
await ensureDependencies();
await runUnderProjectNode(path.join(ROOT, "scripts/launch.mjs"), ["--dev"]);
