import { expect, test } from "vitest";
import { listRequest, modelsIn } from "./model-list";

test("each provider's list is read in its own form, and only what is of the kind is taken", () => {
  const openai = {
    object: "list",
    data: [{ id: "gpt-5" }, { id: "text-embedding-3-small" }, { id: "gpt-4o" }],
  };
  expect(modelsIn(openai, "language")).toEqual(["gpt-4o", "gpt-5"]);
  expect(modelsIn(openai, "embedding")).toEqual(["text-embedding-3-small"]);
  const google = {
    models: [
      { name: "models/gemini-2.5-pro", supportedGenerationMethods: ["generateContent", "countTokens"] },
      { name: "models/gemini-embedding-001", supportedGenerationMethods: ["embedContent"] },
    ],
  };
  expect(modelsIn(google, "language")).toEqual(["gemini-2.5-pro"]);
  expect(modelsIn(google, "embedding")).toEqual(["gemini-embedding-001"]);
  const cohere = {
    models: [
      { name: "command-a", endpoints: ["chat", "generate"] },
      { name: "rerank-v3.5", endpoints: ["rerank"] },
      { name: "embed-v4.0", endpoints: ["embed"] },
    ],
  };
  expect(modelsIn(cohere, "embedding")).toEqual(["embed-v4.0"]);
  expect(modelsIn(cohere, "language")).toEqual(["command-a"]);
  expect(modelsIn(cohere, "rerank")).toEqual(["rerank-v3.5"]);
  const mistral = {
    data: [
      { id: "mistral-small-latest", capabilities: { completion_chat: true } },
      { id: "mistral-embed", capabilities: { completion_chat: false } },
    ],
  };
  expect(modelsIn(mistral, "language")).toEqual(["mistral-small-latest"]);
  expect(modelsIn(mistral, "embedding")).toEqual(["mistral-embed"]);
  const own = { data: [{ id: "llama" }, { id: "bge-reranker-v2-m3" }, { id: "llama" }] };
  expect([modelsIn(own, "language"), modelsIn(own, "rerank")]).toEqual([["llama"], ["bge-reranker-v2-m3"]]);
  const names = ["nomic-embed-text", "bge-m3:latest", "bge-reranker-v2-m3", "multilingual-e5-large", "llama"];
  expect(modelsIn({ data: names.map((id) => ({ id })) }, "embedding")).toEqual([
    ...["bge-m3:latest", "multilingual-e5-large", "nomic-embed-text"],
  ]);
});

test("what is no list of models gives none", () => {
  for (const odd of [null, "x", {}, { data: "x" }, { models: [{}] }, { data: [{ id: 7 }] }])
    expect(modelsIn(odd, "language")).toEqual([]);
});

test("a key goes along as the provider wants it, and none is sent where there is none", () => {
  expect(listRequest({ provider: "anthropic", baseUrl: null }, "k")).toEqual({
    url: "https://api.anthropic.com/v1/models",
    headers: { "x-api-key": "k", "anthropic-version": "2023-06-01" },
  });
  expect(listRequest({ provider: "openai_compatible", baseUrl: "http://a.test/v1/" }, null)).toEqual({
    url: "http://a.test/v1/models",
    headers: {},
  });
});
