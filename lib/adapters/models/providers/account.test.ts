import { embedMany } from "ai";
import { afterEach, expect, test } from "vitest";
import type { Provider } from "@/lib/schemas/connection";
import { openAccount } from "./account";

// What goes over the wire when an account embeds, held against what each provider documents.

type Sent = { url: string; headers: Headers; body: Record<string, unknown> };

const KEY = "sk-of-the-team";
const VECTOR = [0.5, 0.25];
const list = {
  data: [0, 1].map((index) => ({ index, embedding: VECTOR })),
  usage: { prompt_tokens: 2, total_tokens: 2 },
};

const bearer = (headers: Headers) => headers.get("authorization")?.replace(/^Bearer /, "");

type Wire = {
  url: string;
  key(headers: Headers): string | null | undefined;
  /** Where the request says how long the vectors should be. */
  length(body: Record<string, unknown>): unknown;
  answer: unknown;
};

const WIRES: [Exclude<Provider, "anthropic">, model: string, Wire][] = [
  [
    "openai",
    "text-embedding-3-large",
    {
      url: "https://api.openai.com/v1/embeddings",
      key: bearer,
      length: ({ dimensions }) => dimensions,
      answer: list,
    },
  ],
  [
    "google",
    "gemini-embedding-001",
    {
      url: "https://generativelanguage.googleapis.com/v1beta/models/gemini-embedding-001:batchEmbedContents",
      key: (headers) => headers.get("x-goog-api-key"),
      length: ({ requests }) => (requests as { outputDimensionality?: number }[])[0]?.outputDimensionality,
      answer: { embeddings: [{ values: VECTOR }, { values: VECTOR }] },
    },
  ],
  [
    "mistral",
    "codestral-embed",
    {
      url: "https://api.mistral.ai/v1/embeddings",
      key: bearer,
      length: (body) => body.output_dimension,
      answer: { ...list, id: "1", object: "list", model: "m" },
    },
  ],
  [
    "cohere",
    "embed-v4.0",
    {
      url: "https://api.cohere.com/v2/embed",
      key: bearer,
      length: (body) => body.output_dimension,
      answer: { embeddings: { float: [VECTOR, VECTOR] }, meta: { billed_units: { input_tokens: 2 } } },
    },
  ],
  [
    "openai_compatible",
    "bge-m3",
    {
      url: "https://models.example.test/v1/embeddings",
      key: bearer,
      length: ({ dimensions }) => dimensions,
      answer: list,
    },
  ],
];

const ENVIRONMENT = ["OPENAI", "GOOGLE_GENERATIVE_AI", "MISTRAL", "COHERE"].flatMap((name) => [
  `${name}_API_KEY`,
  `${name}_BASE_URL`,
]);
afterEach(() => {
  for (const name of ENVIRONMENT) delete process.env[name];
});

function open(provider: Provider, sent: Sent[], answer: unknown) {
  const baseUrl = provider === "openai_compatible" ? "https://models.example.test/v1" : null;
  return openAccount({
    provider,
    apiKey: KEY,
    baseUrl,
    fetch: async (url, init) => {
      sent.push({
        url: String(url),
        headers: new Headers(init?.headers),
        body: JSON.parse(String(init?.body)),
      });
      return new Response(JSON.stringify(answer), { headers: { "content-type": "application/json" } });
    },
  });
}

test.each(WIRES)(
  "%s embeds with the account's own key, whatever the environment holds, as long as it is asked for",
  async (provider, name, { url, key, length, answer }) => {
    for (const variable of ENVIRONMENT) process.env[variable] = "https://of-the-deployment.example.test";
    for (const dimensions of [null, 256]) {
      const sent: Sent[] = [];
      const embedding = open(provider, sent, answer).embedding(name, dimensions);
      if (!embedding) throw new Error("no model");
      expect(embedding).toMatchObject({ id: `${provider.replace("_", "-")}/${name}`, dimensions });
      const { embeddings } = await embedMany({ model: embedding.model, values: ["a", "b"], maxRetries: 0 });
      expect(embeddings).toEqual([VECTOR, VECTOR]);
      expect(sent.map((request) => request.url)).toEqual([url]);
      expect(sent.map(({ headers }) => key(headers))).toEqual([KEY]);
      expect(sent.map(({ body }) => length(body))).toEqual([dimensions ?? undefined]);
    }
  },
);

test("a provider that has no models that embed says so", () => {
  expect(open("anthropic", [], null).embedding("claude", null)).toBeNull();
});
