import { isId, type SpaceId, type TenantId } from "@/lib/core/ids";
import { invariant } from "@/lib/core/invariant";
import type { SearchIndex, TenantIndex } from "../port";
import { openClient, openSdk } from "./client";
import { count, listVersions } from "./manifest";
import { openPlaces } from "./places";
import { removeAll, removeEntries, removeOtherSpaces } from "./remove";
import { search } from "./search";
import { indexKeyOf, nameOfHost, type PineconeSettings, SEEN_WITHIN_MS } from "./settings";
import { upsert } from "./upsert";

const QUERY_ANSWERED_WITHIN_MS = 3_000;

/** See `createPineconeIndex`. */
export function openIndex(settings: PineconeSettings): SearchIndex {
  const sdk = openSdk(settings);
  // Somebody waits for a search; whatever else is durable work.
  const hasty = openSdk({
    ...settings,
    answeredWithinMs: settings.queryAnsweredWithinMs ?? QUERY_ANSWERED_WITHIN_MS,
    tries: 1,
  });
  const places = openPlaces(settings, (host) => ({
    ...openClient(sdk, host),
    query: openClient(hasty, host).query,
  }));
  const key = indexKeyOf(settings);

  async function tell(host: string, client: typeof places.vectors): Promise<string> {
    const { records, namespaces } = await client.stats();
    return `${nameOfHost(host)}: ${records} records, ${namespaces} of ${settings.namespaceLimit} namespaces`;
  }

  return {
    adapter: "Pinecone",
    seenWithinMs: SEEN_WITHIN_MS,
    async check() {
      await places.dimension();
      const told = [await tell(settings.host, places.vectors)];
      if (settings.sparseHost) told.push(await tell(settings.sparseHost, places.terms));
      if (settings.sharesNamespace) told.push("weaker isolation: tenants share a namespace");
      return told.join("; ");
    },
    forTenant(tenantId: TenantId, space: SpaceId | null): TenantIndex {
      invariant(isId("tenant", tenantId), "an index handle needs a tenant's id");
      const manifest = { tenantId, key };
      const where = { manifest, space, places, settings };
      return {
        upsert: (entries) => upsert(where, entries),
        search: (query) => search(where, query),
        deleteVersion: (documentId, version) => removeEntries(where, { documentId, version }),
        deleteDocument: (documentId) => removeEntries(where, { documentId }),
        listVersions: (cursor) => listVersions(manifest, cursor),
        count: (filter) => count(manifest, filter),
        deleteOtherSpaces: () => removeOtherSpaces(where),
        deleteAll: () => removeAll(where),
      };
    },
    // Connections are the platform's, which ends them when nothing is asked.
    close: async () => {},
  };
}
