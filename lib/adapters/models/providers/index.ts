import "server-only";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { EmbeddingModelV4, LanguageModelV4 } from "@ai-sdk/provider";
import type { Embedding, Models } from "../port";

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

const PROVIDERS = new Set(["openai", "openai-compatible", "anthropic", "google"]);

type Provider = {
  languageModel(name: string): LanguageModelV4;
  embeddingModel(name: string): EmbeddingModelV4;
};

/** The deployment's models. Clients are made without touching the network; a wrong key shows with the first call. */
export function createModels(settings: ModelSettings): Models {
  const language = settings.chat ? { id: settings.chat, ...split(settings.chat) } : null;
  const chat = language && {
    id: language.id,
    model: provider(language.provider, settings).languageModel(language.name),
  };
  const embeddingNamed = (id: string): Embedding | null => {
    const { provider: by, name } = split(id);
    if (!PROVIDERS.has(by)) return null;
    const dimensions = id === settings.embedding ? settings.embeddingDimensions : null;
    return { id, model: provider(by, settings).embeddingModel(name), dimensions };
  };
  const embed = settings.embedding === null ? null : embeddingNamed(settings.embedding);
  return {
    adapter: chat?.id ?? "extractive (no model: answers are quoted)",
    check: async () => (embed ? `embeddings by ${embed.id}` : "no embeddings: search is lexical"),
    language: () => chat,
    embedding: () => embed,
    embeddingNamed,
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
