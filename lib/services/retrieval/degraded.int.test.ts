import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { activateVersion, embedBatch, extractDocument } from "@/lib/services/ingestion";
import { search } from "@/lib/services/retrieval";
import { addSource } from "@/lib/services/sources";
import { makeBot, makeTenant } from "@/lib/testing/fixtures";
import { type OpenAiDouble, startOpenAiDouble } from "@/lib/testing/openai-double";
import { withModels } from "@/lib/testing/with-models";

const GUIDE = `# The lighthouse

The lamp of the lighthouse was lit for the first time in 1873. It burned colza oil until 1911.

## Visiting

Visitors climb 212 steps to the gallery. The tower is closed on Mondays and in stormy weather.`;

let double: OpenAiDouble;

beforeAll(async () => {
  double = await startOpenAiDouble();
});
afterAll(() => double.close());

test("with an embedding model, hybrid search finds by vectors; when it fails or is slow, words do, marked", async () => {
  const made = await makeTenant("Vectors");
  const ctx = await withModels(double, made, { embedding: "openai/embed" });
  const bot = await makeBot(made);
  const source = await addSource(ctx, { type: "text", title: "Guide", text: GUIDE, botIds: [bot.id] });
  const document = await inTenant(made.id, (db) =>
    db.document.findFirstOrThrow({ where: { sourceId: source.id } }),
  );
  const ref = {
    sourceId: source.id,
    documentId: document.id as never,
    jobId: document.jobId as never,
    version: 1,
  };
  const { batches } = await extractDocument(ctx, { ...ref, attempt: 1 });
  expect(batches).toBe(1);
  await embedBatch(ctx, { ...ref, batch: 0 });
  await activateVersion(ctx, ref);
  const now = await withModels(double, made, { embedding: "openai/embed" });
  const query = "visitors climb steps gallery";
  const dense = await search(now, { botId: bot.id, query, mode: "dense" });
  expect(dense.results[0]?.text).toContain("212 steps");
  const hybrid = await search(now, { botId: bot.id, query });
  expect(hybrid.degraded).toBeUndefined();
  expect(hybrid.results[0]?.text).toContain("212 steps");
  double.embeddingStatus = 500;
  // A question that was answered before is not embedded anew.
  expect(await search(now, { botId: bot.id, query })).toMatchObject({ results: hybrid.results });
  const failing = await search(now, { botId: bot.id, query: `${query} tower` });
  expect(failing).toMatchObject({ degraded: "embedding_failed" });
  expect(failing.results[0]?.text).toContain("212 steps");
  double.embeddingStatus = 200;
  double.embeddingPauseMs = 2_500;
  const slow = await search(now, { botId: bot.id, query: `${query} tower` });
  expect(slow).toMatchObject({ degraded: "embedding_too_slow" });
  double.embeddingPauseMs = 0;
  // What lacked a part was not remembered.
  expect(await search(now, { botId: bot.id, query: `${query} tower` })).not.toHaveProperty("degraded");
  const broken = {
    ...now.ports.index,
    forTenant: () => ({ search: () => Promise.reject(new Error("broken")) }) as never,
  };
  await expect(
    search({ ...now, ports: { ...now.ports, index: broken } }, { botId: bot.id, query: "tower" }),
  ).rejects.toMatchObject({ code: "unavailable" });
});
