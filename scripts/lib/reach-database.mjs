// The database for a command at the terminal, whether the product runs or not.
import { setTimeout as sleep } from "node:timers/promises";
import { embeddedDatabase, findDatabase, holdDataFolder } from "./data-folder.mjs";
import { lockDataFolder } from "./data-lock.mjs";
import { checkEnvironment } from "./environment.mjs";
import { migrate } from "./migrate.mjs";
import { Refusal } from "./progress.mjs";
import { hasSecrets } from "./secrets.mjs";

const STARTED_WITHIN_MS = 60_000;

/**
 * Sets the variables that the app reads; starts the embedded database when nobody runs it.
 * @param {string} command who holds the data folder as long as the database is ours
 * @param {boolean} isAlone whether nothing else may run meanwhile; a database that is not there yet, or is of an older
 *   release, is brought to this one then
 * @returns {Promise<{ publicUrl: string, isRunning: boolean, close(): Promise<void> }>} where people find the product, and whether it runs now
 */
export async function reachDatabase(command, isAlone = false) {
  const { core } = checkEnvironment();
  const { dataDir, publicUrl } = core;
  if (isAlone) return reachAlone(command, core);
  const isEmbedded = !process.env.DATABASE_URL;
  if (isEmbedded && !hasSecrets(dataDir))
    throw new Refusal([`There is no database in ${dataDir} yet. Run \`npm start\` first`]);
  const lock = lockDataFolder(dataDir);
  if (!lock.held) {
    if (isEmbedded) await untilFound(dataDir);
    return { publicUrl: lock.holder.url ?? publicUrl, isRunning: true, close: async () => {} };
  }
  if (!isEmbedded) {
    lock.release();
    return { publicUrl, isRunning: false, close: async () => {} };
  }
  lock.sayWho({ command });
  const database = embeddedDatabase(dataDir, (error) => {
    throw error;
  });
  await database.start();
  return {
    publicUrl,
    isRunning: false,
    async close() {
      await database.stop();
      lock.release();
    },
  };
}

async function reachAlone(command, { dataDir, publicUrl }) {
  await using held = new AsyncDisposableStack();
  const lock = holdDataFolder(dataDir);
  held.defer(() => lock.release());
  lock.sayWho({ command });
  if (!process.env.DATABASE_URL) {
    const database = embeddedDatabase(dataDir, (error) => {
      throw error;
    });
    held.defer(() => database.stop());
    await database.start();
  }
  await migrate();
  const close = held.move();
  return { publicUrl, isRunning: false, close: () => close.disposeAsync() };
}

/** Whoever holds the folder may just be starting. */
async function untilFound(dataDir) {
  const deadline = Date.now() + STARTED_WITHIN_MS;
  while (!findDatabase(dataDir)) {
    if (Date.now() > deadline)
      throw new Refusal([
        `${dataDir} is in use, and no database answers there. Stop what uses it, or wait until it has started`,
      ]);
    await sleep(250);
  }
}
