import { setTimeout as sleep } from "node:timers/promises";
import { vi } from "vitest";
import type { TenantId } from "@/lib/core/ids";
import { startPineconeDouble } from "@/lib/testing/pinecone-double";
import { searchIndexContract } from "../contract";
import { SIZE } from "../testing/entries";
import { createPineconeIndex } from ".";
import type { PineconeSettings } from "./settings";

const LIMITS = { namespaceLimit: 1_000, sharesNamespace: false };
/** Longer than a write and a search together. */
const DELAY_MS = 120;
/** "It can take a while", says the documentation; mostly it is a few seconds. */
const HOSTED_SETTLES_MS = 15_000;

const hosted = process.env.PINECONE_TEST_INDEX_HOST;
const hostedKey = process.env.PINECONE_TEST_API_KEY;

for (const delayMs of [0, DELAY_MS])
  for (const isApart of [false, true]) {
    const lag = delayMs > 0 ? ", which lags behind" : "";
    searchIndexContract({
      name: `Pinecone, ${isApart ? "two indexes" : "one index"}${lag}`,
      async make() {
        const double = await startPineconeDouble();
        double.delayMs = delayMs;
        double.make("vectors", { type: "dense", dimension: SIZE, metric: "dotproduct" });
        if (isApart) double.make("terms", { type: "sparse" });
        const settings: PineconeSettings = {
          ...LIMITS,
          apiKey: double.apiKey,
          host: double.hostOf("vectors"),
          sparseHost: isApart ? double.hostOf("terms") : null,
        };
        return {
          index: createPineconeIndex(settings),
          reopen: async () => createPineconeIndex(settings),
          settle: double.settle,
          dispose: double.close,
        };
      },
    });
  }

// Collected only where somebody named an index of their own for it: dense, dotproduct, at least as long as SIZE.
if (hosted && hostedKey) {
  vi.setConfig({ testTimeout: 900_000, hookTimeout: 300_000 });
  searchIndexContract({
    name: "Pinecone itself",
    async make() {
      const settings = { ...LIMITS, apiKey: hostedKey, host: hosted, sparseHost: null };
      const index = createPineconeIndex(settings);
      const tenants = new Set<TenantId>();
      return {
        index: {
          ...index,
          forTenant(tenantId, spaceId) {
            tenants.add(tenantId);
            return index.forTenant(tenantId, spaceId);
          },
        },
        reopen: async () => createPineconeIndex(settings),
        settle: () => sleep(HOSTED_SETTLES_MS),
        async dispose() {
          for (const tenantId of tenants) await index.forTenant(tenantId, null).deleteAll();
        },
      };
    },
  });
}
