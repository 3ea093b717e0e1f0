import { AppError } from "@/lib/core/errors";
import type { Client } from "./client";
import { nameOfHost, type PineconeSettings } from "./settings";

/** The clients of the one or two indexes, and what has to be known about them. */
export type Places = {
  vectors: Client;
  terms: Client;
  /** Whether terms stand in an index of their own; else each record of terms needs a dense vector, too. */
  isApart: boolean;
  /** How many numbers a vector has in the index. */
  dimension(): Promise<number>;
};

type Hosts = Pick<PineconeSettings, "host" | "sparseHost">;

export function openPlaces({ host, sparseHost }: Hosts, open: (host: string) => Client): Places {
  const vectors = open(host);
  let known: Promise<number> | undefined;
  return {
    vectors,
    terms: sparseHost === null ? vectors : open(sparseHost),
    isApart: sparseHost !== null,
    dimension() {
      known ??= dimensionOf(vectors, host).catch((error) => {
        known = undefined;
        throw error;
      });
      return known;
    },
  };
}

/** @throws AppError not_configured when it is an index for something else */
async function dimensionOf(client: Client, host: string): Promise<number> {
  const { dimension } = await client.stats();
  if (dimension !== null) return dimension;
  throw new AppError(
    "not_configured",
    `The Pinecone index ${nameOfHost(host)} takes no dense vectors. PINECONE_INDEX_HOST has to be one that does.`,
  );
}

/** @throws AppError not_configured when the vectors are longer than the index takes */
export function assertFits(dimensions: number, dimension: number): void {
  if (dimensions <= dimension) return;
  throw new AppError(
    "not_configured",
    `The embedding model's vectors have ${dimensions} dimensions, and the Pinecone index takes ${dimension}. Make one with \`npm run minirag -- create-index NAME --dimensions ${dimensions}\`.`,
  );
}
