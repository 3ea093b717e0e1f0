// The second half of `npm start`, on the project's own Node: database, migrations, build, server.
import { ensureBuild } from "./lib/build.mjs";
import { openDataFolder } from "./lib/data-folder.mjs";
import { loadEnvFiles } from "./lib/env-files.mjs";
import { onGoingAway } from "./lib/going-away.mjs";
import { migrate } from "./lib/migrate.mjs";
import { say } from "./lib/progress.mjs";

process.env.NODE_ENV = "production";
loadEnvFiles();
// On a terminal people want to read what matters; LOG_LEVEL=info gives every request.
process.env.LOG_LEVEL ??= "warn";

const data = await openDataFolder();
let server;
onGoingAway(async () => {
  say("\nStopping …");
  await server?.stop();
  await data.close();
});

await ensureBuild();
await migrate();
const { serve } = await import("../server.mjs");
server = await serve();
data.sayWho({ url: server.url });
