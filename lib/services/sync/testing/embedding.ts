import type { EmbeddingModelV4 } from "@ai-sdk/provider";
import { getPorts } from "@/lib/adapters";
import type { Models } from "@/lib/adapters/models/port";
import { hashVector } from "@/lib/testing/openai-double";

/** A model that counts the texts it embeds. */
export function countingModels(): { models: Models; embedded: string[] } {
  const embedded: string[] = [];
  const model: EmbeddingModelV4 = {
    specificationVersion: "v4",
    provider: "test",
    modelId: "counting",
    maxEmbeddingsPerCall: 1_000,
    supportsParallelCalls: true,
    async doEmbed({ values }) {
      embedded.push(...values);
      return { embeddings: values.map((text) => hashVector(text)), warnings: [] };
    },
  };
  const embedding = () => ({ id: "test/counting", model, dimensions: null });
  return { models: { ...getPorts().models, embedding }, embedded };
}
