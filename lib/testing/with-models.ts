import type { Models } from "@/lib/adapters/models/port";
import { createModels } from "@/lib/adapters/models/providers";
import type { Ctx } from "@/lib/services/_kit";
import { openTenant } from "@/lib/services/tenants";
import { as, type TestTenant, testOpenCtx } from "./fixtures";
import type { OpenAiDouble } from "./openai-double";

type Settings = { chat?: string; embedding?: string; rerank?: string };

/** The tenant's owner with models behind the double. */
export async function withModels(double: OpenAiDouble, of: TestTenant, settings: Settings): Promise<Ctx> {
  const models = modelsBehind(double, settings);
  return as(await openTenant(testOpenCtx({ models }), of.id, "test"), of.ctx.actor);
}

/** A deployment's models that are all behind the double. */
export function modelsBehind(double: Pick<OpenAiDouble, "url">, settings: Settings): Models {
  return createModels({
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
}
