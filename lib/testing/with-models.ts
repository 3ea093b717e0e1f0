import { createModels } from "@/lib/adapters/models/providers";
import type { Ctx } from "@/lib/services/_kit";
import { openTenant } from "@/lib/services/tenants";
import { as, type TestTenant, testOpenCtx } from "./fixtures";
import type { OpenAiDouble } from "./openai-double";

/** The tenant's owner with models behind the double. */
export async function withModels(
  double: OpenAiDouble,
  of: TestTenant,
  settings: { chat?: string; embedding?: string; rerank?: string },
): Promise<Ctx> {
  const models = createModels({
    chat: settings.chat ?? null,
    embedding: settings.embedding ?? null,
    embeddingDimensions: null,
    rerank: settings.rerank ?? null,
    openai: { baseUrl: double.url },
    anthropic: {},
    google: {},
    mistral: {},
    cohere: {},
    local: { root: process.cwd(), cacheDir: "" },
  });
  return as(await openTenant(testOpenCtx({ models }), of.id, "test"), of.ctx.actor);
}
