import type { CreateIndexOptions } from "@pinecone-database/pinecone";
import { openSdk } from "./client";
import { fromSdk } from "./refusals";

export type WantedIndexes = {
  apiKey: string;
  name: string;
  dimensions: number;
  cloud: string;
  region: string;
  /** Null: the words stand in the same index as the vectors. */
  sparseName: string | null;
  /** Another control plane than Pinecone's. */
  controlUrl?: string;
};
export type MadeIndexes = { host: string; sparseHost: string | null };

const READY_WITHIN_MS = 300_000;

/**
 * Makes the indexes as the adapter needs them, and waits until they are ready. A dense one takes sparse values beside its
 * vectors only when its metric is dotproduct, which of unit vectors is the cosine.
 * @throws AppError unavailable, upstream_failed; upstream_rejected when Pinecone refuses (its reason is the cause)
 */
export async function createIndexes({ apiKey, controlUrl, ...wanted }: WantedIndexes): Promise<MadeIndexes> {
  const sdk = openSdk({ apiKey }, controlUrl);
  const { name, sparseName, dimensions, cloud, region } = wanted;
  const spec = { serverless: { cloud, region } };
  const make = async (options: CreateIndexOptions): Promise<string> => {
    const asked = {
      ...options,
      waitUntilReady: true,
      timeout: READY_WITHIN_MS,
      suppressConflicts: false,
    } as const;
    const made = await sdk.indexes.create(asked).catch((thrown) => {
      throw fromSdk(thrown);
    });
    return made.host;
  };
  const host = await make({ name, vectorType: "dense", dimension: dimensions, metric: "dotproduct", spec });
  return { host, sparseHost: sparseName && (await make({ name: sparseName, vectorType: "sparse", spec })) };
}
