import { createAnthropic } from "@ai-sdk/anthropic";
import { createCohere } from "@ai-sdk/cohere";
import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createMistral } from "@ai-sdk/mistral";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { EmbeddingModelV4, LanguageModelV4, RerankingModelV4 } from "@ai-sdk/provider";

/** As the first part of `provider/model` has it. */
export const PROVIDERS = ["openai", "openai-compatible", "anthropic", "google", "mistral", "cohere"] as const;
export type ProviderName = (typeof PROVIDERS)[number];

/** What is left out, the SDK takes from the environment. */
export type Access = {
  apiKey?: string | undefined;
  baseUrl?: string | undefined;
  fetch?: typeof globalThis.fetch | undefined;
};

export type ProviderModels = {
  languageModel(name: string): LanguageModelV4;
  embeddingModel(name: string): EmbeddingModelV4;
  /** Absent when the provider has none. */
  rerankingModel?(name: string): RerankingModelV4;
};

/** A server that asks for no key gets this one: the SDK sends none only when it is not asked to rerank. */
const NO_KEY = "none";

/** A provider's models. Nothing is asked of it yet: a wrong key shows with the first call. */
export function openProvider(name: ProviderName, { apiKey, baseUrl, fetch }: Access): ProviderModels {
  const options = {
    ...(apiKey && { apiKey }),
    ...(baseUrl && { baseURL: baseUrl }),
    ...(fetch && { fetch }),
  };
  switch (name) {
    case "anthropic":
      return createAnthropic(options);
    case "google":
      return createGoogleGenerativeAI(options);
    case "mistral":
      return createMistral(options);
    case "cohere":
      return createCohere(options);
    case "openai":
      return baseUrl ? openCompatible(baseUrl, options) : createOpenAI(options);
    case "openai-compatible":
      return openCompatible(baseUrl ?? "", options);
  }
}

/**
 * Servers that speak OpenAI's protocol know chat completions; only OpenAI's own has the newer responses. Those that rerank
 * (vLLM, LiteLLM, Infinity) do it as Cohere does.
 */
function openCompatible(baseURL: string, options: { apiKey?: string }): ProviderModels {
  const models = createOpenAICompatible({ ...options, name: "openai", baseURL, includeUsage: true });
  const rerankers = createCohere({ apiKey: NO_KEY, ...options, baseURL });
  return {
    languageModel: models.languageModel,
    embeddingModel: models.embeddingModel,
    rerankingModel: rerankers.rerankingModel,
  };
}
