// `npm run build`: what `npm start` would build first, for whoever makes an image or hosts the pages elsewhere. The packages
// are installed by then, and no variable is needed.
import { ensureBuild } from "./lib/build.mjs";
import { ROOT } from "./lib/project.mjs";

process.chdir(ROOT);
process.env.NEXT_TELEMETRY_DISABLED = "1"; // nothing of ours calls home
await ensureBuild();
