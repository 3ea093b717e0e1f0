import { embed } from "ai";
import { toUnitVector } from "@/lib/core/vectors";
import type { Ctx } from "../_kit";

/** Somebody waits: past this the words have to do alone. */
const BUDGET_MS = 1_500;

export type QueryVector = { vector: Float32Array } | { degraded: string } | null;

/**
 * The question as a vector in the tenant's space, by the model that made the space: while the documents are being indexed
 * for another one, questions go on as before. Null when the deployment has no embedding model. When there should be a
 * vector and is none (the provider fails or is slow, nothing is indexed by meaning yet), it says why.
 */
export async function embedQuery(ctx: Ctx, query: string): Promise<QueryVector> {
  if (!ctx.ports.models.embedding()) return null;
  const { space } = ctx.tenant;
  const embedding = space && ctx.ports.models.embeddingNamed(space.model);
  if (!space || !embedding) return { degraded: "not_indexed_by_meaning_yet" };
  try {
    const abortSignal = AbortSignal.timeout(BUDGET_MS);
    const result = await embed({ model: embedding.model, value: query, maxRetries: 0, abortSignal });
    const vector = toUnitVector(result.embedding);
    if (vector?.length !== space.dimensions) return { degraded: "embedding_failed" };
    return { vector };
  } catch (error) {
    ctx.log.warn({ error, model: embedding.id }, "the question was not embedded");
    return { degraded: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && error.name === "TimeoutError" ? "embedding_too_slow" : "embedding_failed";
}
