import type { EmbeddingModelV4 } from "@ai-sdk/provider";
import { wrapEmbeddingModel } from "ai";

/** The model, asked for vectors of this length with every call; null: as it is. */
export function withDimensions(model: EmbeddingModelV4, dimensions: number | null): EmbeddingModelV4 {
  if (dimensions === null) return model;
  return wrapEmbeddingModel({
    model,
    middleware: {
      specificationVersion: "v4",
      transformParams: async ({ params }) => ({
        ...params,
        dimensions,
        // The SDK's client of Cohere has it under a name of its own.
        providerOptions: { ...params.providerOptions, cohere: { outputDimension: dimensions } },
      }),
    },
  });
}
