import { embed } from "ai";
import { toUnitVector } from "@/lib/core/vectors";
import { type Ctx, modelError } from "../_kit";
import { embedderOf, embedderOfSpace } from "../connections";

/** Somebody waits: past this the words have to do alone. */
const BUDGET_MS = 1_500;

export type QueryVector = { vector: Float32Array } | { degraded: string } | null;

/**
 * The question as a vector in the tenant's space, by the model and the account that made the space: while the documents are
 * being indexed for another one, questions go on as before. Null when nothing embeds for the tenant. When there should be a
 * vector and is none (the provider fails or is slow, nothing is indexed by meaning yet), it says why.
 */
export async function embedQuery(ctx: Ctx, query: string): Promise<QueryVector> {
  if (!embedderOf(ctx)) return null;
  const { space } = ctx.tenant;
  const embedder = embedderOfSpace(ctx);
  if (!space || !embedder) return { degraded: "not_indexed_by_meaning_yet" };
  try {
    const abortSignal = AbortSignal.timeout(BUDGET_MS);
    const { model } = embedder.open();
    const result = await embed({ model, value: query, maxRetries: 0, abortSignal });
    const vector = toUnitVector(result.embedding);
    if (vector?.length !== space.dimensions) return { degraded: "embedding_failed" };
    return { vector };
  } catch (error) {
    ctx.log.warn({ error, model: embedder.id }, "the question was not embedded");
    return { degraded: reasonOf(error) };
  }
}

function reasonOf(thrown: unknown): string {
  if (thrown instanceof Error && thrown.name === "TimeoutError") return "embedding_too_slow";
  const { code, details } = modelError(thrown);
  const isGone = code === "not_configured";
  if (isGone) return "embedding_removed";
  return details?.isKeyRefused === true ? "embedding_refused" : "embedding_failed";
}
