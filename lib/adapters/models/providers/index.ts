import "server-only";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { EmbeddingModelV4, LanguageModelV4 } from "@ai-sdk/provider";
import type { Models } from "../port";

type Access = { apiKey?: string | undefined; baseUrl?: string | undefined };

export type ModelSettings = {
  /** `provider/model` */
  chat: string | null;
  embedding: string | null;
  embeddingDimensions: number | null;
  openai: Access;
  anthropic: Access;
  google: Access;
};

type Provider = {
  languageModel(name: string): LanguageModelV4;
  embeddingModel(name: string): EmbeddingModelV4;
};

/** The deployment's models. Clients are made without touching the network; a wrong key shows with the first call. */
export function createModels(settings: ModelSettings): Models {
  const language = settings.chat ? { id: settings.chat, ...split(settings.chat) } : null;
  const embedding = settings.embedding ? { id: settings.embedding, ...split(settings.embedding) } : null;
  const chat = language && {
    id: language.id,
    model: provider(language.provider, settings).languageModel(language.name),
  };
  const embed = embedding && {
    id: embedding.id,
    model: provider(embedding.provider, settings).embeddingModel(embedding.name),
    dimensions: settings.embeddingDimensions,
  };
  return {
    adapter: chat?.id ?? "extractive (no model: answers are quoted)",
    check: async () => (embed ? `embeddings by ${embed.id}` : "no embeddings: search is lexical"),
    language: () => chat,
    embedding: () => embed,
  };
}

function split(id: string): { provider: string; name: string } {
  const slash = id.indexOf("/");
  return { provider: id.slice(0, slash), name: id.slice(slash + 1) };
}

function provider(name: string, { openai, anthropic, google }: ModelSettings): Provider {
  const options = ({ apiKey, baseUrl }: Access) => ({
    ...(apiKey && { apiKey }),
    ...(baseUrl && { baseURL: baseUrl }),
  });
  switch (name) {
    case "anthropic":
      return createAnthropic(options(anthropic));
    case "google":
      return createGoogleGenerativeAI(options(google));
    case "openai":
    case "openai-compatible":
      // Servers that speak OpenAI's protocol know chat completions; only OpenAI's own has the newer responses.
      return openai.baseUrl
        ? createOpenAICompatible({
            ...options(openai),
            name: "openai",
            baseURL: openai.baseUrl,
            includeUsage: true,
          })
        : createOpenAI(options(openai));
    default:
      throw new Error(`unknown model provider "${name}"`);
  }
}
