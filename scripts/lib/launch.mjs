// Database, build, server: what has to be there in the order it is needed, and given back in the opposite one.
import { openServer } from "../../server.mjs";
import { assertNoBrokenRestore } from "./broken-restore.mjs";
import { buildReader, buildWidget, ensureBuild, ensureClient } from "./build.mjs";
import { keepCode } from "./code-cache.mjs";
import { embeddedDatabase, holdDataFolder } from "./data-folder.mjs";
import { loadEnvFiles } from "./env-files.mjs";
import { checkEnvironment } from "./environment.mjs";
import { assertFenced } from "./fence.mjs";
import { onGoingAway } from "./going-away.mjs";
import { migrate } from "./migrate.mjs";
import { say, tellWhy } from "./progress.mjs";

/** Starts the product in this process, which ends when it is told to, or when it cannot start. */
export async function launch({ isDevelopment }) {
  process.env.NODE_ENV = isDevelopment ? "development" : "production";
  loadEnvFiles();
  // On a terminal people want to read what matters; LOG_LEVEL=info gives every request.
  process.env.LOG_LEVEL ??= "warn";
  const held = new AsyncDisposableStack();
  const { isGoing } = onGoingAway(() => held.disposeAsync());
  const fail = async (error) => {
    // What breaks while everything is taken down says nothing.
    if (isGoing()) return;
    tellWhy(error);
    await held.disposeAsync();
    process.exit(1);
  };
  await start({ isDevelopment, held, fail }).catch(fail);
}

async function start({ isDevelopment, held, fail }) {
  const { core, auth } = checkEnvironment();
  const lock = holdDataFolder(core.dataDir);
  held.defer(() => lock.release());
  const database = process.env.DATABASE_URL ? null : embeddedDatabase(core.dataDir, fail);
  if (database) held.defer(() => database.stop());
  const server = await openServer({ ...core, isForOneAlone: auth.mode === "none" });
  held.defer(() => server.stop());
  lock.sayWho({ url: server.url });
  if (isDevelopment) say(`The data of this development server is in ${core.dataDir}.`);
  await Promise.all([
    (async () => {
      await database?.start();
      await migrate();
      await assertNoBrokenRestore();
      await assertFenced();
    })(),
    isDevelopment ? Promise.all([ensureClient(), buildReader(), buildWidget()]) : ensureBuild(),
    import("next"), // takes its time to load
  ]);
  await server.serve();
  keepCode();
}
