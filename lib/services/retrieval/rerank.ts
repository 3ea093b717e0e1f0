import { rerank } from "ai";
import type { Ctx, Reranking } from "../_kit";
import type { Candidate } from "../connections";
import type { Passage } from "./passage";

/** Somebody waits: past this the fused order has to do. */
const BUDGET_MS = 2_000;

/** So many of the best are put into order: more cost more, and seldom hold a better one. */
export const RERANKED = 40;

type Reranked = { passages: Passage[]; degraded?: string };

/** The passages in the order that the model gives them; in the order they came in when it fails or takes too long. */
export async function rerankPassages(
  ctx: Ctx,
  { query, passages, reranker }: { query: string; passages: Passage[]; reranker: Candidate<Reranking> },
): Promise<Reranked> {
  if (passages.length < 2) return { passages };
  try {
    const { ranking } = await rerank({
      model: reranker.open().model,
      query,
      documents: passages.map(({ title, context, text }) =>
        [title, context, text].filter(Boolean).join("\n"),
      ),
      maxRetries: 0,
      abortSignal: AbortSignal.timeout(BUDGET_MS),
    });
    const order = new Map(ranking.map(({ originalIndex, score }) => [originalIndex, score]));
    const named = [...order].flatMap(([at, score]) => {
      const passage = passages[at];
      return passage ? [{ ...passage, score }] : [];
    });
    // A server may name only some; the others follow as they were, below the last.
    const lowest = Math.min(0, ...named.map(({ score }) => score));
    const others = passages
      .filter((_, at) => !order.has(at))
      .map((passage) => ({ ...passage, score: lowest }));
    return { passages: [...named.sort((a, b) => b.score - a.score), ...others] };
  } catch (error) {
    ctx.log.warn({ error, model: reranker.id }, "the passages were not reranked");
    return { passages, degraded: "rerank_failed" };
  }
}
