// Loads the process that is killed as Node does by itself: a transpiler of its own would take most of its short life.
import { runTypeScript } from "../../scripts/lib/run-typescript.mjs";

runTypeScript();
await import("./crash-child.ts");
