import { embed } from "ai";
import { toUnitVector } from "@/lib/core/vectors";
import type { Ctx } from "../_kit";

/** Somebody waits: past this the words have to do alone. */
const BUDGET_MS = 1_500;

export type QueryVector = { vector: Float32Array } | { degraded: string } | null;

/**
 * The question as a vector in the tenant's space; null when the deployment has no embedding model. When there should be
 * one and is none (the provider fails or is slow, the documents are being indexed for another model), it says why.
 */
export async function embedQuery(ctx: Ctx, query: string): Promise<QueryVector> {
  const embedding = ctx.ports.models.embedding();
  if (!embedding) return null;
  if (ctx.tenant.space?.model !== embedding.id) return { degraded: "not_indexed_by_meaning_yet" };
  try {
    const abortSignal = AbortSignal.timeout(BUDGET_MS);
    const result = await embed({ model: embedding.model, value: query, maxRetries: 0, abortSignal });
    const vector = toUnitVector(result.embedding);
    return vector ? { vector } : { degraded: "embedding_failed" };
  } catch (error) {
    ctx.log.warn({ error, model: embedding.id }, "the question was not embedded");
    return { degraded: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && error.name === "TimeoutError" ? "embedding_too_slow" : "embedding_failed";
}
