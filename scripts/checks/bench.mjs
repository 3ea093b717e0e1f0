import { ensureBuild } from "../lib/build.mjs";
import { ensurePeers } from "../lib/dependencies.mjs";
import { run } from "./stages.mjs";

await ensureBuild();
await ensurePeers();
await run("tsx", "--conditions=react-server", "bench/index.ts", ...process.argv.slice(2)).work();
