import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { startInngestDouble } from "@/lib/testing/inngest-double";
import { startInngestServer } from "@/lib/testing/inngest-server";
import { functionSuite } from "../testing/function-suite";
import type { Engine, Make } from "../testing/tools";
import { type Server, serveApp } from "./testing/served";

/** Names of events are of this test alone; ids of functions are the app's, as each test registers its own. */
async function engineAt(server: Server, make: Make): Promise<Omit<Engine, "tick">> {
  const app = await serveApp(server);
  const prefix = randomUUID();
  const name = (event: string) => `${prefix}/${event}`;
  const functions = make(app.events.client, name);
  return {
    name,
    send: (event, ...data) => app.send(name(event), ...data),
    async during(body) {
      await app.begin(functions);
      await body().finally(app.close);
    },
  };
}

functionSuite("Inngest's double", async (make) => {
  const double = await startInngestDouble();
  const engine = await engineAt(double, make);
  return {
    ...engine,
    tick: async (functionId) => double.tick(`minirag-${functionId}`),
    async during(body) {
      const checked = engine.during(async () => {
        await body();
        await double.settled();
        expect(double.problems).toEqual([]);
      });
      await checked.finally(double.close);
    },
  };
});

const binary = process.env.INNGEST_SERVER_BIN;
if (binary)
  describe("with a server of one's own", () => {
    let server: Server & { close(): Promise<void> };
    beforeAll(async () => {
      server = await startInngestServer(binary);
    });
    afterAll(() => server.close());
    // It tries again after 15 to 45 seconds, and a timer goes off when the minute is over.
    functionSuite(
      "the Inngest server",
      async (make) => ({ ...(await engineAt(server, make)), tick: async () => {} }),
      150_000,
    );
  });
