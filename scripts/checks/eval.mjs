import { ensureBuild } from "../lib/build.mjs";
import { evaluate } from "./stages.mjs";

await ensureBuild();
await evaluate(...process.argv.slice(2)).work();
