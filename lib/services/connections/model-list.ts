import { z } from "zod";
import type { Provider } from "@/lib/schemas/connection";
import type { ModelKind } from "@/lib/schemas/models";

/** Where each provider lists its models, and how it wants its key: a call that costs nothing and needs the key. */
const LISTS: Record<
  Exclude<Provider, "openai_compatible">,
  { url: string; headers(key: string): Record<string, string> }
> = {
  openai: { url: "https://api.openai.com/v1/models", headers: bearer },
  anthropic: {
    url: "https://api.anthropic.com/v1/models",
    headers: (key) => ({ "x-api-key": key, "anthropic-version": "2023-06-01" }),
  },
  google: {
    url: "https://generativelanguage.googleapis.com/v1beta/models",
    headers: (key) => ({ "x-goog-api-key": key }),
  },
  mistral: { url: "https://api.mistral.ai/v1/models", headers: bearer },
  cohere: { url: "https://api.cohere.com/v1/models", headers: bearer },
};

function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

/** The request that asks for the list of a connection's models. */
export function listRequest(
  { provider, baseUrl }: { provider: Provider; baseUrl: string | null },
  key: string | null,
): { url: string; headers: Record<string, string> } {
  const { url, headers } =
    provider === "openai_compatible"
      ? { url: `${baseUrl?.replace(/\/$/, "")}/models`, headers: bearer }
      : LISTS[provider];
  return { url, headers: key ? headers(key) : {} };
}

const Entry = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  /** Google's. */
  supportedGenerationMethods: z.array(z.string()).optional(),
  /** Cohere's. */
  endpoints: z.array(z.string()).optional(),
  /** Mistral's. */
  capabilities: z.object({ completion_chat: z.boolean().optional() }).optional(),
});
const List = z.union([
  z.object({ data: z.array(Entry) }).transform(({ data }) => data),
  z.object({ models: z.array(Entry) }).transform(({ models }) => models),
]);

/** What OpenAI lists beside models that write, and says nothing more of. */
const OTHER = /embed|whisper|tts|dall-e|moderation|image|audio|realtime|transcribe|sora|davinci|babbage/i;
const RERANKS = /rerank/i;
/** As models that embed are called by those who list them without a word of what they do. */
const EMBEDS = /embed|\b(bge|e5|gte)\b|minilm/i;
const MOST = 200;

/** The names in a provider's list that are of the kind, as far as it says so; in the order of the alphabet. */
export function modelsIn(list: unknown, kind: ModelKind): string[] {
  const { data = [] } = List.safeParse(list);
  const names = data.filter((entry) => isOf(entry, kind)).flatMap(({ id, name }) => id ?? name ?? []);
  const short = names.map((name) => name.replace(/^models\//, ""));
  return [...new Set(short)].sort((a, b) => a.localeCompare(b)).slice(0, MOST);
}

function isOf(entry: z.infer<typeof Entry>, kind: ModelKind): boolean {
  const name = entry.id ?? entry.name ?? "";
  if (kind === "rerank") return entry.endpoints?.includes("rerank") ?? RERANKS.test(name);
  if (kind === "embedding") return embeds(name, entry);
  if (entry.endpoints) return entry.endpoints.includes("chat");
  if (entry.supportedGenerationMethods) return entry.supportedGenerationMethods.includes("generateContent");
  if (entry.capabilities) return entry.capabilities.completion_chat === true;
  return ![OTHER, RERANKS, EMBEDS].some((pattern) => pattern.test(name));
}

function embeds(name: string, { endpoints, supportedGenerationMethods }: z.infer<typeof Entry>): boolean {
  if (endpoints) return endpoints.includes("embed");
  if (supportedGenerationMethods) return supportedGenerationMethods.includes("embedContent");
  return EMBEDS.test(name) && !RERANKS.test(name);
}
