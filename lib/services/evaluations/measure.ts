import type { Expectation, Measures, Outcome, ResultDetail } from "@/lib/schemas/evaluation";

const DEPTH = 10;

/** One question that was asked, as `judge` found it. */
export type Asked = { expectation: Expectation; outcome: Outcome; rank: number | null; detail: ResultDetail };

/** Pure: the measures of a run. A question that got no answer at all counts as wrong, and in no other measure. */
export function measure(results: readonly Asked[]): Measures {
  const answered = results.filter(({ outcome }) => outcome !== "failed");
  const placed = answered.filter(({ expectation }) => expectation.expects === "source");
  const refused = answered.filter(({ detail }) => detail.refused);
  const toRefuse = answered.filter(({ expectation }) => expectation.expects === "refusal");
  const isToRefuse = new Set(toRefuse);
  const times = answered.map(({ detail }) => detail.durationMs).sort((a, b) => a - b);
  return {
    questions: results.length,
    right: mean(results.map(({ outcome }) => Number(outcome === "right"))),
    recall: mean(placed.map(({ rank }) => Number(rank !== null))),
    ndcg: mean(placed.map(({ rank }) => gain(rank))),
    citationPrecision: mean(placed.flatMap(({ detail }) => precisionOf(detail) ?? [])),
    refusalPrecision: mean(refused.map((one) => Number(isToRefuse.has(one)))),
    refusalRecall: mean(toRefuse.map(({ detail }) => Number(detail.refused))),
    answerMatch: mean(answered.flatMap(({ detail }) => detail.answerMatch ?? [])),
    support: mean(answered.flatMap(({ detail }) => detail.support ?? [])),
    latencyP50: percentile(times, 0.5),
    latencyP95: percentile(times, 0.95),
    inputTokens: sum(results.map(({ detail }) => detail.inputTokens)),
    outputTokens: sum(results.map(({ detail }) => detail.outputTokens)),
    costUsd: costOf(results),
    failed: results.length - answered.length,
    degraded: answered.filter(({ detail }) => detail.degraded !== null).length,
    models: [...new Set(answered.map(({ detail }) => detail.model))].sort(),
  };
}

/** One place is right, so the ideal order has it first, and nDCG is what its rank is worth. */
function gain(rank: number | null): number {
  return rank === null || rank > DEPTH ? 0 : 1 / Math.log2(rank + 1);
}

/** Null: nothing is cited, so nothing is cited wrongly. */
function precisionOf({ cited }: ResultDetail): number | null {
  return mean(cited.map(({ isExpected }) => Number(isExpected)));
}

function costOf(results: readonly Asked[]): number | null {
  const costs = results.map(({ detail }) => detail.costUsd);
  return costs.includes(null) ? null : sum(costs.map((cost) => cost ?? 0));
}

/** The least time within which this share of the answers was there. */
function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => (values.length === 0 ? null : sum(values) / values.length);
