import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddingModelV4 } from "@ai-sdk/provider";
import { Inngest } from "inngest";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { makeFunctions } from "@/inngest";
import { getEvents, getPorts } from "@/lib/adapters";
import { SILENT } from "@/lib/core/log";
import { asSystem, inTenant } from "@/lib/db";
import { removeSource, syncSource } from "@/lib/services/sources";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { randomOf } from "@/lib/testing/random";
import { addDocuments, DOCUMENTS, expectWhole } from "./testing/whole";

// The executor as a fault injector: calls of the real functions that never arrive, arrive twice, or whose reply is lost.

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const DIMENSIONS = 16;
const hits = { none: 0, neverSent: 0, replyLost: 0, doubled: 0 };

let embedded = 0;
let needed = 0;
const counting: EmbeddingModelV4 = {
  specificationVersion: "v4",
  provider: "test",
  modelId: "counting",
  maxEmbeddingsPerCall: 1_000,
  supportsParallelCalls: true,
  async doEmbed({ values }) {
    embedded += values.length;
    const vector = (value: string) =>
      Array.from({ length: DIMENSIONS }, (_, at) => Math.sin(value.length * (at + 1)));
    return { embeddings: values.map(vector), warnings: [] };
  },
};

function faulty(seed: number) {
  const random = randomOf(seed);
  const events = getEvents();
  const options = { isDev: true, baseUrl: "http://embedded", fetch: events.fetch, logger: SILENT };
  // Without checkpoints each step is a call of its own; with them a whole function is.
  const client = new Inngest({ id: "minirag", ...options, checkpointing: seed % 3 === 0 });
  return events.createExecutor({
    client,
    functions: makeFunctions(client, () => 5),
    concurrency: 4,
    backoff: () => 5,
    async transport(request, handle) {
      const fate = random();
      if (fate < 0.15) {
        hits.neverSent++;
        throw new Error("never sent");
      }
      if (fate < 0.3) {
        hits.replyLost++;
        await handle(request);
        throw new Error("lost");
      }
      if (fate < 0.4) {
        hits.doubled++;
        const copy = request.clone();
        const [first, second] = await Promise.all([handle(request), handle(copy)]);
        return random() < 0.5 ? first : second;
      }
      hits.none++;
      return handle(request);
    },
  });
}

/** Jobs end before the last call of their run: what a lost reply has done twice is cleared after it. */
async function untilQuiet(tenant: TestTenant): Promise<void> {
  const working = async () =>
    (await inTenant(tenant.id, (db) => db.job.count({ where: { status: { in: ["queued", "running"] } } }))) +
    (await asSystem("executor", (db) => db.executorRun.count({ where: { status: "running" } })));
  for (let left = await working(); left > 0; left = await working()) await sleep(20);
}

afterEach(() => vi.restoreAllMocks());
afterAll(() => console.info("calls by their fate", hits, "seeds", SEEDS.join(" "), { embedded, needed }));

test.each(SEEDS)(
  "whatever happens to its calls, each document ends, once and whole (seed %d)",
  async (seed) => {
    vi.spyOn(getPorts().models, "embedding").mockReturnValue({
      id: "test/counting",
      model: counting,
      dimensions: DIMENSIONS,
    });
    // What other tests left in the outbox is not ours to do.
    await asSystem("setup", (db) => db.outboxEvent.deleteMany());
    const tenant = await makeTenant();
    await addDocuments(tenant);
    const executor = faulty(seed);
    await executor.start();
    try {
      await untilQuiet(tenant);
      await expectWhole(tenant);
      const chunks = await inTenant(tenant.id, (db) => db.chunk.findMany({ select: { hash: true } }));
      needed += new Set(chunks.map(({ hash }) => hash)).size;

      const [first, second] = await inTenant(tenant.id, (db) =>
        db.source.findMany({ orderBy: { id: "asc" } }),
      );
      await syncSource(tenant.ctx, { sourceId: first?.id ?? "" });
      await removeSource(tenant.ctx, { sourceId: second?.id ?? "" });
      executor.wake();
      await untilQuiet(tenant);
      await expectWhole(tenant);
      expect(await inTenant(tenant.id, (db) => db.document.count())).toBe(DOCUMENTS - 1);
      expect(await getPorts().blobs.count(`tenants/${tenant.id}/`)).toBe(DOCUMENTS - 1);
    } finally {
      await executor.stop({ timeoutMs: 10_000 });
    }
  },
);

test("over all of it, a fifth more is embedded than is needed at most", () => {
  expect(needed).toBeGreaterThan(0);
  expect(embedded / needed).toBeLessThanOrEqual(1.2);
});
