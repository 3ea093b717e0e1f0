import "server-only";
import { Inngest } from "inngest";
import { AppError } from "@/lib/core/errors";
import { type Logger, SILENT } from "@/lib/core/log";
import { handOverRuns } from "../embedded/hand-over";
import type { AnyFunction } from "../embedded/types";
import type { Events } from "../port";
import { inBatches } from "./batches";
import { createEndpoint, type Endpoint } from "./endpoint";
import { findLeft, removeRows } from "./outbox";
import { register } from "./register";
import { type SentEvent, sendEvents } from "./send-events";

export type { Endpoint } from "./endpoint";

export type InngestSettings = {
  eventKey: string;
  signingKey: string;
  /** The other key while they are being exchanged. */
  signingKeyFallback: string | null;
  /** Of a server of one's own; null: Inngest's. */
  baseUrl: string | null;
  /** Where Inngest finds /api/inngest. */
  serveOrigin: string;
};

export type InngestEvents = {
  port: Events;
  /** What the functions are made with: it checks signatures, whatever the environment or a request says. */
  client: Inngest;
  /** What answers at /api/inngest. */
  createEndpoint(functions: readonly AnyFunction[]): Endpoint;
  /** Tells Inngest which functions there are. @returns whether it took them; if not, the status page says so */
  register(endpoint: Endpoint): Promise<boolean>;
};

/** Whoever wrote a row hands it over within seconds, unless that failed. */
const LEFT_AFTER_MS = 15_000;
/** Else a server that takes a request and never answers would hold up a start, or a step that sends events. */
const ANSWERED_WITHIN_MS = 15_000;

/** The queue at Inngest: events go there, and Inngest calls the functions at /api/inngest. */
export function createInngestEvents(settings: InngestSettings, { log }: { log: Logger }): InngestEvents {
  let refusal: string | null = null;

  async function hand(events: readonly SentEvent[]) {
    for (const batch of inBatches(events)) {
      await sendEvents(settings, batch);
      await removeRows(batch.map(({ id }) => id));
    }
  }

  const client = new Inngest({
    id: "minirag",
    isDev: false,
    eventKey: settings.eventKey,
    signingKey: settings.signingKey,
    ...(settings.signingKeyFallback && { signingKeyFallback: settings.signingKeyFallback }),
    ...(settings.baseUrl && { baseUrl: settings.baseUrl }),
    fetch: (input, init) =>
      fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(ANSWERED_WITHIN_MS) }),
    // Each step is a request of its own: none outlasts a proxy's patience or our own draining, each has its own count of
    // tries, and servers that know no checkpoints do. It costs a request a step, and our functions have few.
    checkpointing: false,
    // Else spans about models would go there, with what people asked.
    aiMetadata: false,
    // The SDK would print whole errors of steps; what failed is logged where it is thrown.
    logger: SILENT,
  });

  return {
    client,
    port: {
      adapter: "Inngest",
      async check() {
        await sendEvents(settings, []);
        if (refusal !== null) throw new AppError("upstream_rejected", refusal);
        return settings.baseUrl ? new URL(settings.baseUrl).host : undefined;
      },
      publish: hand,
      async sweep() {
        // First: what it hands over comes into the outbox.
        const runs = await handOverRuns();
        if (runs > 0) log.warn({ runs }, "work of the executor before is begun anew at Inngest");
        for (let total = 0; ; ) {
          const left = await findLeft(runs > 0 ? 0 : LEFT_AFTER_MS);
          if (left.length === 0) return total;
          await hand(left);
          total += left.length;
        }
      },
    },
    createEndpoint: (functions) => createEndpoint(client, functions, settings.serveOrigin),
    async register(endpoint) {
      const said = await register(endpoint, settings);
      refusal =
        said && `Inngest did not take the functions (${said}). Are INNGEST_SIGNING_KEY and its server right?`;
      if (refusal) log.warn({ said }, "Inngest did not take the functions");
      return refusal === null;
    },
  };
}
