// The second half of `npm start` and `npm run dev`, on the project's own Node.
import "./lib/outlive-readers.mjs";
import { enableCodeCache } from "./lib/code-cache.mjs";

const isDevelopment = process.argv.includes("--dev");
if (!isDevelopment) enableCodeCache();
const { launch } = await import("./lib/launch.mjs");
await launch({ isDevelopment });
