// The second half of `npm start` and `npm run dev`, on the project's own Node.
import { enableCodeCache } from "./lib/code-cache.mjs";

// Who read what we say may be gone before us (`npm start | head`): a failure to write is then thrown, to be written again.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const isDevelopment = process.argv.includes("--dev");
if (!isDevelopment) enableCodeCache();
const { launch } = await import("./lib/launch.mjs");
await launch({ isDevelopment });
