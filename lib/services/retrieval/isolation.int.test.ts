import type { EmbeddingModelV4 } from "@ai-sdk/provider";
import { expect, test } from "vitest";
import type { BotId, DocumentId, JobId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import type { Ctx } from "@/lib/services/_kit";
import { createBot } from "@/lib/services/bots";
import { activateVersion, embedBatch, extractDocument } from "@/lib/services/ingestion";
import { search } from "@/lib/services/retrieval";
import { addFiles, stageFile } from "@/lib/services/sources";
import { openTenant } from "@/lib/services/tenants";
import { as, makeTenant, testOpenCtx } from "@/lib/testing/fixtures";

// Fifty tenants with the very same texts but for a word, and a model to which everything means the same: what keeps them
// apart is not the search.

const TENANTS = 50;
const DOCUMENTS = 20;
const QUERIES = 1_000;
const DIMENSIONS = 8;

const constant: EmbeddingModelV4 = {
  ...{
    specificationVersion: "v4",
    provider: "test",
    modelId: "constant",
    maxEmbeddingsPerCall: 100,
    supportsParallelCalls: true,
  },
  doEmbed: async ({ values }) => ({ embeddings: values.map(() => Array(DIMENSIONS).fill(1)), warnings: [] }),
};

const embedding = () => ({ id: "test/constant", model: constant, dimensions: DIMENSIONS });
const models = { ...testOpenCtx().ports.models, embedding, embeddingNamed: embedding };

type Filled = { ctx: Ctx; botId: BotId; canary: string };

async function fill(number: number): Promise<Filled> {
  const canary = `canary${number}x${number * 7919}`;
  const tenant = await makeTenant(`Tenant ${number}`, { models });
  const { id: botId } = await createBot(tenant.ctx, { name: "Bot" });
  const files = await Promise.all(
    Array.from({ length: DOCUMENTS }, (_, n) => {
      const text = `The harbour opens at nine. Page ${n} of the handbook belongs to ${canary}.`;
      return stageFile(tenant.ctx, { file: new Blob([text]).stream(), fileName: `${n}.txt` });
    }),
  );
  await addFiles(tenant.ctx, { fields: { botIds: [botId] }, files });
  const documents = await inTenant(tenant.id, (db) => db.document.findMany());
  for (const { id, sourceId, jobId } of documents) {
    const ref = {
      documentId: id as DocumentId,
      sourceId: sourceId as never,
      jobId: jobId as JobId,
      version: 1,
    };
    await extractDocument(tenant.ctx, { ...ref, attempt: 1 });
    await embedBatch(tenant.ctx, { ...ref, batch: 0 });
    await activateVersion(tenant.ctx, ref);
  }
  // Opened anew: the tenant has an embedding space by now.
  return {
    ctx: as(await openTenant(testOpenCtx({ models }), tenant.id, "test"), tenant.ctx.actor),
    botId,
    canary,
  };
}

test("a thousand questions over fifty tenants with equal vectors find nobody else's words", {
  timeout: 300_000,
}, async () => {
  const tenants: Filled[] = [];
  for (let n = 0; n < TENANTS; n++) tenants.push(await fill(n));
  let results = 0;
  for (let n = 0; n < QUERIES; n++) {
    const { ctx, botId, canary } = tenants[n % TENANTS] as Filled;
    const other = tenants[(n * 13 + 1) % TENANTS] as Filled;
    const mode = (["hybrid", "lexical", "dense"] as const)[n % 3];
    // By words that all share, by vectors that are all the same, and by another tenant's own word.
    const query = n % 2 === 0 ? "When does the harbour open?" : `What belongs to ${other.canary}?`;
    const found = await search(ctx, { botId, query, mode, topK: 20 });
    for (const { text } of found.results) expect(text).toContain(canary);
    results += found.results.length;
  }
  expect(results).toBeGreaterThan(QUERIES);
});
