import { createOpenAI } from "@ai-sdk/openai";
import { AppError } from "@/lib/core/errors";
import { hasEmbeddings } from "@/lib/schemas/connection";
import type { Account, AccountModels } from "../port";
import { openProvider, type ProviderModels } from "./open-provider";
import { withDimensions } from "./with-dimensions";

/** Said outright: what is left out, the SDK takes from the environment, and that is another account's. */
const ADDRESSES = {
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com/v1",
  google: "https://generativelanguage.googleapis.com/v1beta",
  mistral: "https://api.mistral.ai/v1",
  cohere: "https://api.cohere.com/v2",
};

/** @throws AppError not_configured when a provider that asks for a key has none */
export function openAccount(account: Account): AccountModels {
  const models = open(account);
  const prefix = account.provider === "openai_compatible" ? "openai-compatible" : account.provider;
  return {
    language: (name) => ({ id: `${prefix}/${name}`, model: models.languageModel(name) }),
    reranking: (name) => {
      const model = models.rerankingModel?.(name);
      return model ? { id: `${prefix}/${name}`, model } : null;
    },
    embedding: (name, dimensions) => {
      if (!hasEmbeddings(account.provider)) return null;
      return {
        id: `${prefix}/${name}`,
        model: withDimensions(models.embeddingModel(name), dimensions),
        dimensions,
      };
    },
  };
}

function open({ provider, apiKey, baseUrl, fetch }: Account): ProviderModels {
  if (provider === "openai_compatible") {
    return openProvider("openai-compatible", {
      baseUrl: baseUrl ?? undefined,
      apiKey: apiKey ?? undefined,
      fetch,
    });
  }
  if (apiKey === null) throw new AppError("not_configured", "The connection has no key any more.");
  const baseURL = ADDRESSES[provider];
  if (provider === "openai") return createOpenAI({ apiKey, baseURL, fetch });
  return openProvider(provider, { apiKey, baseUrl: baseURL, fetch });
}
