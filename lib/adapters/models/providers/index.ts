import "server-only";
import type { EmbeddingModelV4 } from "@ai-sdk/provider";
import { outageOf, throughCircuit } from "@/lib/core/circuit";
import { type LocalModels, localEmbedding } from "../local";
import type { Embedding, Models } from "../port";
import { openAccount } from "./account";
import { type Access, openProvider, PROVIDERS, type ProviderName } from "./open-provider";
import { withDimensions } from "./with-dimensions";

export type ModelSettings = {
  /** `provider/model` */
  chat: string | null;
  embedding: string | null;
  embeddingDimensions: number | null;
  rerank: string | null;
  openai: Access;
  anthropic: Access;
  google: Access;
  mistral: Access;
  cohere: Access;
  local: LocalModels;
};

/** An embedding model on this very machine: `local/<folder or id>`. */
const LOCAL = "local/";

/** The deployment's models. Clients are made without touching the network; a wrong key shows with the first call. */
export function createModels(settings: ModelSettings): Models {
  const find = (id: string) => {
    const slash = id.indexOf("/");
    const by = PROVIDERS.find((name) => name === id.slice(0, slash));
    return by && { id, name: id.slice(slash + 1), models: openProvider(by, accessOf(by, settings)) };
  };
  const findOrThrow = (id: string) => {
    const found = find(id);
    if (!found) throw new Error(`the provider of "${id}" is not known`);
    return found;
  };
  const chat = settings.chat === null ? null : findOrThrow(settings.chat);
  const language = chat && { id: chat.id, model: chat.models.languageModel(chat.name) };
  const order = settings.rerank === null ? null : findOrThrow(settings.rerank);
  const reranker = order?.models.rerankingModel?.(order.name);
  const reranking = order && reranker ? { id: order.id, model: reranker } : null;
  // A local model is loaded with its first text, and not again.
  const loaded = new Map<string, EmbeddingModelV4>();
  const localModel = (name: string) => {
    const model = loaded.get(name) ?? localEmbedding(name, settings.local);
    loaded.set(name, model);
    return model;
  };
  const embeddingNamed = (id: string, dimensions: number | null): Embedding | null => {
    if (id.startsWith(LOCAL)) return { id, model: localModel(id.slice(LOCAL.length)), dimensions: null };
    const found = find(id);
    if (!found) return null;
    return { id, model: withDimensions(found.models.embeddingModel(found.name), dimensions), dimensions };
  };
  const embed =
    settings.embedding === null ? null : embeddingNamed(settings.embedding, settings.embeddingDimensions);
  return {
    adapter: language?.id ?? "extractive (no model: answers are quoted)",
    check: async () =>
      (embed ? `embeddings by ${embed.id}` : "no embeddings: search is lexical") + outageNote(settings),
    language: () => language,
    reranking: () => reranking,
    embedding: () => embed,
    embeddingNamed,
    of: openAccount,
  };
}

function accessOf(name: ProviderName, settings: ModelSettings): Access {
  const access = settingsOf(name, settings);
  const fetch = throughCircuit(circuitOf(name, access), access.fetch ?? globalThis.fetch);
  return { ...access, fetch };
}

/** What of the deployment's providers is down by now; nothing is asked of them to know it. */
function outageNote(settings: ModelSettings): string {
  const isDown = (name: ProviderName) => outageOf(circuitOf(name, settingsOf(name, settings))) !== null;
  const down = PROVIDERS.filter(isDown);
  return down.length > 0 ? `; does not answer: ${down.join(", ")}` : "";
}

const settingsOf = (name: ProviderName, settings: ModelSettings): Access =>
  settings[name === "openai-compatible" ? "openai" : name];

const circuitOf = (name: ProviderName, { baseUrl = "" }: Access) => `deployment:${name}:${baseUrl}`;
