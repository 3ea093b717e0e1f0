// `npm start`: from a fresh clone to a running product. This file and what it imports run on old Nodes too.
import "./lib/outlive-readers.mjs";
import path from "node:path";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { ROOT, runUnderProjectNode } from "./lib/project.mjs";

process.chdir(ROOT);
await ensureDependencies();
await runUnderProjectNode(path.join(ROOT, "scripts/launch.mjs"));
