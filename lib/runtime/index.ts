import "server-only";
import { Inngest } from "inngest";
import { makeFunctions } from "@/inngest";
import { openWork } from "@/inngest/binding";
import { functionsEndpoint } from "@/inngest/endpoint";
import { getEvents, getInngest, getLog, getPorts, type InngestEvents } from "@/lib/adapters";
import { SILENT } from "@/lib/core/log";
import { singleton } from "@/lib/core/singleton";
import { closeDatabase } from "@/lib/db";
import { readEnv } from "@/lib/env";
import { rekeyCurated } from "@/lib/services/curated";
import { type ComponentReport, checkComponents } from "@/lib/services/health";
import { refreshIndexes } from "@/lib/services/ingestion";
import { sweepOutbox } from "@/lib/services/upkeep";
import { firstRun } from "./first-run";
import { keepRegistered } from "./keep-registered";

/** Over all tenants: well more than one of them may have, so that one that waits for slow pages keeps nobody else waiting. */
const CALLS_AT_ONCE = 10;

/** What server.mjs sees of the app: it finds this in the process's slot, for it cannot import what the build bundled. */
export type Runtime = {
  components(): Promise<ComponentReport[]>;
  firstRun: typeof firstRun;
  /** Ends the background work within the time, and gives the rest back to the queue. */
  finishWork(withinMs: number): Promise<void>;
  /** Closes what is open, the database last. */
  close(): Promise<void>;
};

/** Starts what runs beside the requests. Called once per process, by instrumentation.ts. */
export async function startRuntime(): Promise<Runtime> {
  const { core } = readEnv();
  const log = getLog();
  const isWorker = core.role !== "web";
  const inngest = getInngest();
  const executor = isWorker && !inngest ? makeExecutor() : null;
  await executor?.start();
  const registration = isWorker && inngest ? keepRegistered(() => registerAt(inngest)) : null;
  // Soon, not at once: nothing may hold up the first request.
  const refresh = setTimeout(() => {
    if (!isWorker) return;
    rekeyCurated(openWork()).catch((error) => log.error({ error }, "answers were not keyed anew"));
    refreshIndexes(openWork()).catch((error) => log.error({ error }, "indexes were not refreshed"));
  }, 2_000);
  return singleton("runtime", () => ({
    components: () => checkComponents(openWork()),
    async firstRun(tell) {
      // Events that come before their functions begin nothing.
      await registration?.first;
      return firstRun(tell);
    },
    async finishWork(withinMs) {
      clearTimeout(refresh);
      registration?.stop();
      await executor?.stop({ timeoutMs: withinMs });
    },
    async close() {
      const { extractor, index } = getPorts();
      await extractor.close();
      await index.close();
      await closeDatabase();
    },
  }));
}

/** Until Inngest knows the functions nothing calls them, so nothing else sweeps the outbox, nor what an executor left. */
async function registerAt(inngest: InngestEvents): Promise<boolean> {
  try {
    const endpoint = functionsEndpoint();
    const isRegistered = endpoint !== null && (await inngest.register(endpoint));
    if (isRegistered) await sweepOutbox(openWork());
    return isRegistered;
  } catch (error) {
    getLog().error({ error }, "the functions were not registered, or the outbox not swept");
    return false;
  }
}

function makeExecutor() {
  const events = getEvents();
  // The SDK would print whole errors of steps; what failed is logged where it is thrown.
  const options = { isDev: true, baseUrl: "http://embedded", fetch: events.fetch, logger: SILENT };
  const client = new Inngest({ id: "minirag", ...options });
  return events.createExecutor({ client, functions: makeFunctions(client), concurrency: CALLS_AT_ONCE });
}
