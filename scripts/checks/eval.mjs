import { ensureBuild } from "../lib/build.mjs";
import { evaluate, runStages } from "./stages.mjs";

await ensureBuild();
await runStages([evaluate(...process.argv.slice(2))]);
