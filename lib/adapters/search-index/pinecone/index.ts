import "server-only";
import type { SearchIndex, TenantIndex } from "../port";
import { type PineconeSettings, SEEN_WITHIN_MS } from "./settings";

/**
 * The search index at Pinecone: vectors, and the terms as sparse vectors with BM25's weights, in one index or in two. What
 * stands there is known from a manifest in PostgreSQL (manifest.ts), for Pinecone lags behind what it was told. Each tenant
 * and embedding space has a namespace of its own, as long as the plan has some (namespaces.ts). The SDK is loaded with the
 * first use.
 */
export function createPineconeIndex(settings: PineconeSettings): SearchIndex {
  let opened: Promise<SearchIndex> | undefined;
  const open = () => {
    opened ??= import("./open-index").then(({ openIndex }) => openIndex(settings));
    return opened;
  };
  return {
    adapter: "Pinecone",
    seenWithinMs: SEEN_WITHIN_MS,
    check: async () => (await open()).check(),
    forTenant(...given) {
      const handle = async (): Promise<TenantIndex> => (await open()).forTenant(...given);
      return {
        upsert: async (...args) => (await handle()).upsert(...args),
        search: async (...args) => (await handle()).search(...args),
        deleteVersion: async (...args) => (await handle()).deleteVersion(...args),
        deleteDocument: async (...args) => (await handle()).deleteDocument(...args),
        listVersions: async (...args) => (await handle()).listVersions(...args),
        count: async (...args) => (await handle()).count(...args),
        deleteOtherSpaces: async () => (await handle()).deleteOtherSpaces(),
        deleteAll: async () => (await handle()).deleteAll(),
      };
    },
    close: async () => (await opened)?.close(),
  };
}
