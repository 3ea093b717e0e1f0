import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddingModelV4 } from "@ai-sdk/provider";
import { afterAll, expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import { serveApp } from "@/lib/adapters/events/inngest/testing/served";
import { asSystem, inTenant } from "@/lib/db";
import type { Ports } from "@/lib/services/_kit";
import { addDocuments, DOCUMENTS, expectWhole } from "@/lib/services/ingestion/testing/whole";
import { sweep, sweepOutbox } from "@/lib/services/upkeep";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { type InngestDouble, startInngestDouble } from "@/lib/testing/inngest-double";
import { withPorts, withWorker } from "@/lib/testing/worker";
import { makeFunctions } from ".";
import { openWork } from "./binding";

// From the executor of before to Inngest, with a document half taken in.

const DIMENSIONS = 16;

afterAll(async () => {
  const { extractor, index } = getPorts();
  await extractor.close();
  await index.close();
});

/** Models that wait at `gate` before they embed anything. */
function modelsAt(gate: Promise<void>, onArrival: () => void): Ports["models"] {
  const model: EmbeddingModelV4 = {
    ...{ specificationVersion: "v4", provider: "test", modelId: "waiting" },
    ...{ maxEmbeddingsPerCall: 1_000, supportsParallelCalls: true },
    async doEmbed({ values }) {
      onArrival();
      await gate;
      const vector = (text: string) =>
        Array.from({ length: DIMENSIONS }, (_, at) => Math.sin(text.length + at));
      return { embeddings: values.map(vector), warnings: [] };
    },
  };
  return { ...getPorts().models, embedding: () => ({ id: "test/waiting", model, dimensions: DIMENSIONS }) };
}

const open = Promise.resolve();

const jobsOf = ({ id }: TestTenant) => inTenant(id, (db) => db.job.findMany());

/** Runs `body` as the deployment is after the change: events go to the double, which calls the functions over HTTP. */
async function atInngest(
  models: Ports["models"],
  body: (at: { double: InngestDouble; functions: ReturnType<typeof makeFunctions> }) => Promise<void>,
) {
  const double = await startInngestDouble();
  const app = await serveApp(double);
  try {
    await withPorts({ models, events: app.events.port }, async () => {
      const functions = makeFunctions(app.events.client, () => 5);
      await app.begin(functions);
      await body({ double, functions });
      expect(double.problems).toEqual([]);
    });
  } finally {
    await app.close();
    await double.close();
  }
}

/** Begins to take documents in by the executor, and ends that as a deployment does, while they are being embedded. */
async function breakOff(tenant: TestTenant, gate: Promise<void>): Promise<void> {
  let arrived = 0;
  const models = modelsAt(gate, () => arrived++);
  await withWorker({ models }, async () => {
    await addDocuments(tenant);
    await expect.poll(() => arrived, { timeout: 20_000 }).toBe(DOCUMENTS);
  });
  expect(await jobsOf(tenant)).toMatchObject(
    Array.from({ length: DOCUMENTS }, () => ({ status: "running" })),
  );
}

test("every function of the product is one that Inngest takes, and every timer's comes to its end there", async () => {
  await atInngest(getPorts().models, async ({ double, functions }) => {
    const ids = double.functions();
    expect(ids.filter((id) => !id.endsWith("-failure"))).toEqual(functions.map((fn) => fn.id("minirag")));
    const timers = functions.filter(({ opts }) => opts.triggers?.some((trigger) => "cron" in trigger));
    expect(timers.length).toBeGreaterThan(8);
    for (const fn of timers) double.tick(fn.id("minirag"));
    await double.settled();
    expect(double.runs.filter(({ status }) => status !== "completed")).toEqual([]);
  });
});

test("documents that were half taken in when the deployment changed become ready at Inngest, once and whole", async () => {
  const tenant = await makeTenant();
  const gate = Promise.withResolvers<void>();
  await breakOff(tenant, gate.promise);
  await atInngest(
    modelsAt(open, () => {}),
    async ({ double }) => {
      expect(await sweepOutbox(openWork())).toEqual({ events: DOCUMENTS });
      await double.settled();
      await expectWhole(tenant);
      expect(double.events.map(({ name }) => name)).toEqual(
        Array(DOCUMENTS).fill("document/ingest.requested"),
      );
      // What the executor had begun ends now, in a process that nobody asks any more.
      gate.resolve();
      await sleep(500);
      await expectWhole(tenant);
      expect(await sweepOutbox(openWork())).toEqual({ events: 0 });
      expect(await jobsOf(tenant)).toMatchObject(
        Array.from({ length: DOCUMENTS }, () => ({ status: "succeeded", attempt: 1 })),
      );
    },
  );
});

test("where even their events were lost, the sweep of silent work begins them anew within its deadline", async () => {
  const tenant = await makeTenant();
  const gate = Promise.withResolvers<void>();
  await breakOff(tenant, gate.promise);
  await asSystem("setup", (db) => db.executorRun.deleteMany());
  await atInngest(
    modelsAt(open, () => {}),
    async ({ double }) => {
      expect(await sweepOutbox(openWork())).toEqual({ events: 0 });
      const minutes = (count: number) => ({
        ...openWork(),
        now: () => new Date(Date.now() + count * 60_000),
      });
      expect(await sweep(minutes(14))).toMatchObject({ revived: 0 });
      expect(await sweep(minutes(16))).toMatchObject({ revived: DOCUMENTS, failed: 0 });
      await double.settled();
      await expectWhole(tenant);
      gate.resolve();
      await sleep(500);
      await expectWhole(tenant);
    },
  );
});
