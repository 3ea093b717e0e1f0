import { onTestFinished } from "vitest";
import { newId } from "@/lib/core/ids";
import { startPineconeDouble } from "@/lib/testing/pinecone-double";
import { SIZE } from "../../testing/entries";
import { createPineconeIndex } from "..";
import type { PineconeSettings } from "../settings";

/** An empty index over a double of its own, for as long as the test lasts. */
export async function open(more: Partial<PineconeSettings> = {}, { isApart = true } = {}) {
  const double = await startPineconeDouble();
  onTestFinished(double.close);
  const vectors = double.make("vectors", { type: "dense", dimension: SIZE, metric: "dotproduct" });
  const terms = isApart ? double.make("terms", { type: "sparse" }) : vectors;
  const settings: PineconeSettings = {
    apiKey: double.apiKey,
    host: double.hostOf("vectors"),
    sparseHost: isApart ? double.hostOf("terms") : null,
    ...{ namespaceLimit: 100, sharesNamespace: false, retryAfterMs: 5, ...more },
  };
  const index = createPineconeIndex(settings);
  const [tenantId, spaceId] = [newId("tenant"), newId("space")];
  const standing = () => [vectors, terms].flatMap((one) => Object.values(one.standing()).flat());
  return {
    double,
    vectors,
    terms,
    index,
    settings,
    standing,
    tenantId,
    spaceId,
    tenant: index.forTenant(tenantId, spaceId),
  };
}
