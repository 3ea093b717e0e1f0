import type { Index, QueryOptions } from "@pinecone-database/pinecone";
import { Pinecone } from "@pinecone-database/pinecone";
import { patientFetch } from "./patient-fetch";
import type { PineconeRecord } from "./records";
import { fromSdk, isNamespaceMissing } from "./refusals";
import type { PineconeSettings } from "./settings";

/** "1,000 records, up to 2 MB total", with room for what stands around them. */
const MOST_RECORDS = 1_000;
const MOST_BYTES = 1_900_000;
const MOST_IDS = 1_000;

export type Match = { id: string; score: number };
export type Ask = {
  topK: number;
  filter: object;
  /** One of them, or both. */
  vector?: number[];
  sparseVector?: { indices: number[]; values: number[] };
};
export type Stats = { dimension: number | null; records: number; namespaces: number };

/** One index of Pinecone, within its limits. All methods throw AppError unavailable, upstream_failed, upstream_rejected. */
export type Client = {
  upsert(namespace: string, records: readonly PineconeRecord[]): Promise<void>;
  query(namespace: string, ask: Ask): Promise<Match[]>;
  deleteIds(namespace: string, ids: readonly string[]): Promise<void>;
  deleteWhere(namespace: string, filter: object): Promise<void>;
  deleteAll(namespace: string): Promise<void>;
  stats(): Promise<Stats>;
};

type Connection = Pick<PineconeSettings, "apiKey" | "answeredWithinMs" | "retryAfterMs"> & { tries?: number };

/** The SDK, with our patience in place of its own. @param controlUrl another control plane than Pinecone's */
export function openSdk(
  { apiKey, answeredWithinMs, retryAfterMs, tries }: Connection,
  controlUrl?: string,
): Pinecone {
  return new Pinecone({
    ...{ apiKey, maxRetries: 0, fetchApi: patientFetch({ answeredWithinMs, retryAfterMs, tries }) },
    ...(controlUrl && { controllerHostUrl: controlUrl }),
  });
}

export function openClient(sdk: Pinecone, host: string): Client {
  const index: Index = sdk.index({ host });
  const told = <T>(work: Promise<T>): Promise<T> =>
    work.catch((thrown) => {
      throw fromSdk(thrown);
    });
  const gone = (error: unknown) => {
    if (!isNamespaceMissing(error)) throw error;
  };

  return {
    async upsert(namespace, records) {
      for (const batch of batchesOf(records)) await told(index.upsert({ records: batch, namespace }));
    },
    async query(namespace, ask) {
      // The SDK's type wants a dense vector always; an index of sparse vectors is asked without one.
      const options = { ...ask, namespace } as QueryOptions;
      const { matches } = await told(index.query(options));
      return matches.map(({ id, score = 0 }) => ({ id, score }));
    },
    async deleteIds(namespace, ids) {
      for (let at = 0; at < ids.length; at += MOST_IDS) {
        await told(index.deleteMany({ ids: ids.slice(at, at + MOST_IDS), namespace })).catch(gone);
      }
    },
    deleteWhere: (namespace, filter) => told(index.deleteMany({ filter, namespace })).catch(gone),
    deleteAll: (namespace) => told(index.deleteAll({ namespace })).catch(gone),
    async stats() {
      const { dimension, totalRecordCount = 0, namespaces = {} } = await told(index.describeIndexStats());
      return {
        dimension: dimension ?? null,
        records: totalRecordCount,
        namespaces: Object.keys(namespaces).length,
      };
    },
  };
}

function* batchesOf(records: readonly PineconeRecord[]): Generator<PineconeRecord[]> {
  let batch: PineconeRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    // Ids, metadata and numbers are ASCII, so letters are bytes.
    const size = JSON.stringify(record).length + 1;
    if (batch.length === MOST_RECORDS || (batch.length > 0 && bytes + size > MOST_BYTES)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(record);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
