import { afterAll, beforeAll, expect, test } from "vitest";
import type { DocumentId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import type { Ctx } from "@/lib/services/_kit";
import { search } from "@/lib/services/retrieval";
import { addSource } from "@/lib/services/sources";
import { makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { type OpenAiDouble, startOpenAiDouble } from "@/lib/testing/openai-double";
import { withModels } from "@/lib/testing/with-models";
import { activateVersion, embedBatch, extractDocument, finishReindex, startReindex } from ".";
import { indexedBy } from "./index-version";
import { requestReindex } from "./reindex";
import { finishSpaceChange } from "./switch-space";

const TEXTS = ["The lamp was lit in 1873.", "Visitors climb 212 steps.", "The tower is closed on Mondays."];

let double: OpenAiDouble;
beforeAll(async () => {
  double = await startOpenAiDouble();
});
afterAll(() => double.close());

async function takeIn(ctx: Ctx, text: string, botId: string): Promise<void> {
  const source = await addSource(ctx, {
    type: "text",
    title: text.slice(0, 8),
    text,
    botIds: [botId as never],
  });
  const document = await inTenant(ctx.tenant.id, (db) =>
    db.document.findFirstOrThrow({ where: { sourceId: source.id } }),
  );
  const ref = {
    sourceId: source.id,
    documentId: document.id as DocumentId,
    jobId: document.jobId as never,
    version: 1,
  };
  await extractDocument(ctx, { ...ref, attempt: 1 });
  await embedBatch(ctx, { ...ref, batch: 0 });
  await activateVersion(ctx, ref);
}

/** One after the other, as the function does it; stops before the last step of the n-th. */
async function reindex(ctx: Ctx, until = Number.POSITIVE_INFINITY): Promise<void> {
  const ids = await requestReindex(ctx, { by: indexedBy(ctx), isAsked: true });
  for (const [at, documentId] of ids.entries()) {
    const { sourceId, liveVersion: version } = await inTenant(ctx.tenant.id, (db) =>
      db.document.findUniqueOrThrow({ where: { id: documentId } }),
    );
    const job = await inTenant(ctx.tenant.id, (db) =>
      db.job.findFirstOrThrow({ where: { documentId, kind: "reindex_document" }, orderBy: { id: "desc" } }),
    );
    const ref = { sourceId, documentId, jobId: job.id, version } as Parameters<typeof startReindex>[1];
    await startReindex(ctx, ref);
    await embedBatch(ctx, { ...ref, batch: 0 });
    if (at >= until) return;
    await finishReindex(ctx, ref);
  }
}

const spacesOf = ({ id }: TestTenant) => inTenant(id, (db) => db.embeddingSpace.findMany());
const activeOf = async ({ id }: TestTenant) =>
  (await inTenant(id, (db) => db.tenant.findUniqueOrThrow({ where: { id } }))).activeSpaceId;

/** By meaning alone, so that every hit comes from the vectors. */
async function foundBy(ctx: Ctx, botId: string): Promise<number> {
  const found = await Promise.all(
    TEXTS.map((query) => search(ctx, { botId: botId as never, query, mode: "dense", topK: 1 })),
  );
  return found.filter(({ results }, at) => results[0]?.text === TEXTS[at]).length;
}

test("a new embedding model is filled beside the old one, which answers until the last document is there", async () => {
  const tenant = await makeTenant("Space");
  const bot = await makeBot(tenant);
  const before = await withModels(double, tenant, { embedding: "openai/small" });
  for (const text of TEXTS) await takeIn(before, text, bot.id);
  const old = await activeOf(tenant);

  const during = await withModels(double, tenant, { embedding: "openai/large" });
  await reindex(during, 1);
  expect(await activeOf(tenant)).toBe(old);
  expect(await spacesOf(tenant)).toHaveLength(2);
  // Cut off, and begun again: questions are asked in the old space all the while.
  const again = await withModels(double, tenant, { embedding: "openai/large" });
  expect(again.tenant.space?.model).toBe("openai/small");
  expect(await foundBy(again, bot.id)).toBe(TEXTS.length);

  await inTenant(tenant.id, (db) =>
    db.job.updateMany({ data: { status: "failed", finishedAt: new Date(0) } }),
  );
  const embedded = double.embedded.length;
  await reindex(again);
  // What was embedded before it was cut off is not embedded again.
  expect(double.embedded.length - embedded).toBe(TEXTS.length - 2);
  const spaces = await spacesOf(tenant);
  expect(spaces.map(({ model }) => model)).toEqual(["openai/large"]);
  expect(await activeOf(tenant)).toBe(spaces[0]?.id);
  const after = await withModels(double, tenant, { embedding: "openai/large" });
  expect(await foundBy(after, bot.id)).toBe(TEXTS.length);
});

test("a change that was cut off after the switch is finished by the next look", async () => {
  const tenant = await makeTenant("Space");
  const bot = await makeBot(tenant);
  await takeIn(await withModels(double, tenant, { embedding: "openai/small" }), "The lamp was lit.", bot.id);
  const left = { id: "esp_left", tenantId: tenant.id, model: "openai/gone", dimensions: 8 };
  await inTenant(tenant.id, (db) => db.embeddingSpace.create({ data: left }));
  await finishSpaceChange(await withModels(double, tenant, { embedding: "openai/small" }));
  expect((await spacesOf(tenant)).map(({ model }) => model)).toEqual(["openai/small"]);
});

test("a document that is taken in during a change counts, and is found by its words until the switch", async () => {
  const tenant = await makeTenant("Space");
  const bot = await makeBot(tenant);
  await takeIn(
    await withModels(double, tenant, { embedding: "openai/small" }),
    "The lamp was lit in 1873.",
    bot.id,
  );
  const during = await withModels(double, tenant, { embedding: "openai/large" });
  await takeIn(during, "Visitors climb 212 steps.", bot.id);
  expect((await spacesOf(tenant)).length).toBe(2);
  const { results } = await search(during, { botId: bot.id, query: "How many steps do visitors climb?" });
  expect(results[0]?.text).toContain("212");
  await reindex(during);
  expect((await spacesOf(tenant)).map(({ model }) => model)).toEqual(["openai/large"]);
});
