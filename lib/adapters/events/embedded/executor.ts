import { setTimeout as sleep } from "node:timers/promises";
import type { Inngest } from "inngest";
import { type Backoff, inngestBackoff } from "@/lib/core/backoff";
import type { Logger } from "@/lib/core/log";
import { asSystemSql } from "@/lib/db";
import { claimCalls } from "./claim";
import { declareCrons, startDueCrons } from "./cron";
import { readFunctions } from "./functions";
import { createHandler } from "./handler";
import { type Loop, startLoop } from "./loop";
import { createPresence } from "./presence";
import { prune } from "./prune";
import { releaseDead, releaseOwn } from "./recovery";
import { routeEvents } from "./router";
import { declareLimits } from "./slots";
import type { AnyFunction, FunctionSpecs, Transport } from "./types";
import { createWorker } from "./worker";

export type ExecutorOptions = {
  client: Inngest.Like;
  functions: readonly AnyFunction[];
  /** How many calls this process has under way at once. */
  concurrency: number;
  backoff?: Backoff;
  transport?: Transport;
};

export type Executor = {
  /** @throws Error that names the function and the option when a function asks for what the executor does not do */
  start(): Promise<void>;
  /** Takes no more calls, waits for those under way, then gives back the rest. */
  stop(options: { timeoutMs: number }): Promise<void>;
  /** Looks for events and due calls at once. */
  wake(): void;
};

/** What the executor shares with the port: its log, and the wire to the other processes. */
export type Surroundings = {
  log: Logger;
  /** Marks our own notifications. */
  instance: string;
  wakeOthers(): Promise<void>;
};

const POLL_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Runs Inngest functions with nothing but PostgreSQL; the parts are explained in README.md beside this file. */
export function createExecutor(
  options: ExecutorOptions,
  { log, instance, wakeOthers }: Surroundings,
): Executor {
  const { client, functions, concurrency, backoff = inngestBackoff } = options;
  const transport: Transport = options.transport ?? ((request, handle) => handle(request));
  const loops: Record<string, Loop> = {};
  const wake = () => {
    loops.router?.wake();
    loops.claims?.wake();
  };
  const presence = createPresence(
    (payload) => payload !== instance && wake(),
    () => loops.presence?.wake(),
  );

  function startLoops(specs: FunctionSpecs, worker: ReturnType<typeof createWorker>) {
    const functionIds = [...specs.keys()];
    const start = (name: string, work: () => Promise<number>) => {
      loops[name] = startLoop(name, log, work);
    };
    start("presence", async () => {
      await presence.keep();
      const self = presence.id();
      if (self !== null && (await releaseDead(self)) > 0) loops.claims?.wake();
      return POLL_MS;
    });
    const tellOf = async (queued: number) => {
      if (queued > 0) loops.claims?.wake();
      if (queued > concurrency - worker.active()) await wakeOthers();
      return POLL_MS;
    };
    start("router", async () => tellOf(await routeEvents(specs)));
    start("crons", async () => tellOf(await startDueCrons(specs)));
    start("claims", async () => {
      for (;;) {
        const self = presence.id();
        const free = concurrency - worker.active();
        if (self === null || free <= 0) return POLL_MS;
        const { calls, waitMs } = await claimCalls(self, functionIds, free).catch((error: unknown) => {
          // Perhaps the others took this process for dead: then its id is no more, and claims under it fail.
          presence.doubt();
          throw error;
        });
        for (const call of calls) worker.begin(call);
        if (calls.length === 0) return waitMs;
      }
    });
    start("prune", async () => {
      await prune(functionIds);
      return HOUR_MS;
    });
  }

  const onSettled = (hasFailed: boolean) => {
    loops.claims?.wake();
    if (hasFailed) loops.router?.wake();
  };
  let worker: ReturnType<typeof createWorker> | undefined;
  return {
    async start() {
      const handle = createHandler(client, functions);
      const specs = await readFunctions(handle, functions);
      await asSystemSql("executor", async (db) => {
        await declareLimits(db, specs);
        await declareCrons(db, specs);
      });
      await presence.keep();
      worker = createWorker({ specs, handle, transport, backoff, log, onSettled });
      startLoops(specs, worker);
    },
    async stop({ timeoutMs }) {
      const { presence: heart, ...others } = loops;
      await Promise.all(Object.values(others).map((loop) => loop.stop()));
      await Promise.race([worker?.idle(), sleep(timeoutMs, undefined, { ref: false })]);
      worker?.abandon();
      await heart?.stop();
      const self = presence.id();
      if (self !== null) {
        await releaseOwn(self).catch((error: unknown) => {
          log.warn({ error }, "Calls could not be given back; the next executor will take them");
        });
      }
      await presence.leave();
    },
    wake,
  };
}
