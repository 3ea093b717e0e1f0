import { startPineconeDouble } from "@/lib/testing/pinecone-double";
import { searchIndexContract } from "../contract";
import { SIZE } from "../testing/entries";
import { createPineconeIndex } from ".";
import type { PineconeSettings } from "./settings";

const LIMITS = { namespaceLimit: 1_000, sharesNamespace: false };
/** Longer than a write and a search together. */
const DELAY_MS = 120;

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
  searchIndexContract({
    name: "Pinecone itself",
    async make() {
      const settings = { ...LIMITS, apiKey: hostedKey, host: hosted, sparseHost: null };
      const index = createPineconeIndex(settings);
      return {
        index,
        reopen: async () => createPineconeIndex(settings),
        settle: () => new Promise((resolve) => setTimeout(resolve, 15_000)),
        dispose: () => index.close(),
      };
    },
  });
}
