import type { EmbeddingModelV4 } from "@ai-sdk/provider";
import { expect, test } from "vitest";
import type { DocumentId, JobId, SourceId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { createBot } from "@/lib/services/bots";
import { activateVersion, embedBatch, extractDocument } from "@/lib/services/ingestion";
import { clearTenant, closeErasure, eraseTenant } from "@/lib/services/privacy";
import { search } from "@/lib/services/retrieval";
import { addFiles, stageFile } from "@/lib/services/sources";
import { openTenant } from "@/lib/services/tenants";
import { examine } from "@/lib/services/upkeep";
import { as, makeTenant, testOpenCtx } from "@/lib/testing/fixtures";
import { open } from "./testing/open";

// The product over this index: tenants with the same texts but for a word, a model to which everything means the same, and
// a plan in which half of the tenants share a namespace.

const TENANTS = 4;
const OWN_NAMESPACES = 2;
const DOCUMENTS = 2;
const QUESTIONS = 40;
const DIMENSIONS = 8;

const constant: EmbeddingModelV4 = {
  ...{ specificationVersion: "v4", provider: "test", modelId: "constant" },
  ...{ maxEmbeddingsPerCall: 100, supportsParallelCalls: true },
  doEmbed: async ({ values }) => ({ embeddings: values.map(() => Array(DIMENSIONS).fill(1)), warnings: [] }),
};
const embedding = () => ({ id: "test/constant", model: constant, dimensions: DIMENSIONS });

async function fill(number: number, ports: Parameters<typeof makeTenant>[1]) {
  const canary = `canary${number}x${number * 7919}`;
  const tenant = await makeTenant(`Tenant ${number}`, ports);
  const { id: botId } = await createBot(tenant.ctx, { name: "Bot" });
  const texts = Array.from(
    { length: DOCUMENTS },
    (_, n) => `The harbour opens at nine. Page ${n} belongs to ${canary}.`,
  );
  const files = await Promise.all(
    texts.map((text, n) => stageFile(tenant.ctx, { file: new Blob([text]).stream(), fileName: `${n}.txt` })),
  );
  await addFiles(tenant.ctx, { fields: { botIds: [botId] }, files });
  for (const { id, sourceId, jobId } of await inTenant(tenant.id, (db) => db.document.findMany())) {
    // The columns hold what they are named after.
    const ref = {
      documentId: id as DocumentId,
      sourceId: sourceId as SourceId,
      jobId: jobId as JobId,
      version: 1,
    };
    await extractDocument(tenant.ctx, { ...ref, attempt: 1 });
    await embedBatch(tenant.ctx, { ...ref, batch: 0 });
    await activateVersion(tenant.ctx, ref);
  }
  const opened = await openTenant(testOpenCtx(ports), tenant.id, "test");
  const passages = await inTenant(tenant.id, (db) => db.chunk.count());
  return { tenant, botId, canary, passages, ctx: as(opened, tenant.ctx.actor) };
}

test("each tenant finds its own words alone, the doctor finds nothing, and who is erased is gone from Pinecone", {
  timeout: 180_000,
}, async () => {
  const { index, double, vectors, standing } = await open({
    namespaceLimit: OWN_NAMESPACES + 1,
    sharesNamespace: true,
  });
  const ports = { index, models: { ...testOpenCtx().ports.models, embedding, embeddingNamed: embedding } };
  const filled: Awaited<ReturnType<typeof fill>>[] = [];
  for (let n = 0; n < TENANTS; n++) filled.push(await fill(n, ports));
  const passagesOf = (some: typeof filled) => some.reduce((sum, { passages }) => sum + passages, 0);
  expect(vectors.standing().shared).toHaveLength(passagesOf(filled.slice(OWN_NAMESPACES)));
  expect(passagesOf(filled)).toBeGreaterThanOrEqual(TENANTS);
  let results = 0;
  for (let n = 0; n < QUESTIONS; n++) {
    const [asking, other] = [filled[n % TENANTS], filled[(n * 5 + 1) % TENANTS]];
    const query = n % 2 === 0 ? "When does the harbour open?" : `What belongs to ${other?.canary}?`;
    if (!asking) continue;
    const mode = (["hybrid", "lexical", "dense"] as const)[n % 3];
    const found = await search(asking.ctx, { botId: asking.botId, query, mode, topK: 20 });
    for (const { text } of found.results) expect(text).toContain(asking.canary);
    results += found.results.length;
  }
  expect(results).toBeGreaterThan(QUESTIONS);

  const slugs = filled.map(({ tenant }) => tenant.slug);
  const { findings } = await examine(testOpenCtx(ports), { isRepairing: false });
  const ofIndex = findings.filter(({ tenant, problem }) => slugs.includes(tenant) && /index/.test(problem));
  expect(ofIndex).toEqual([]);

  const asking = filled[TENANTS - 1];
  if (!asking) throw new Error("there is one");
  double.fault = { status: 503, retryAfter: "60" };
  const question = { botId: asking.botId, query: "When does the harbour open?" };
  await expect(search(asking.ctx, question)).rejects.toMatchObject({ code: "unavailable" });
  double.fault = null;

  const { id: receiptId } = await eraseTenant(asking.ctx, { name: asking.ctx.tenant.name });
  const ref = { tenantId: asking.tenant.id, receiptId };
  await clearTenant(testOpenCtx(ports), ref);
  await closeErasure(testOpenCtx(ports), ref);
  expect(standing().filter((id) => id.includes(asking.tenant.id))).toEqual([]);
  // A vector and its terms for every passage of the others.
  expect(standing()).toHaveLength(2 * passagesOf(filled.slice(0, -1)));
});
