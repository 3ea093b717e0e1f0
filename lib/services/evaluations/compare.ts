import type { Change, Expectation, Measure, Measures, Outcome } from "@/lib/schemas/evaluation";

/** Measures of which more is better; of the others, less. */
const MORE_IS_BETTER: ReadonlySet<Measure> = new Set<Measure>([
  "right",
  "recall",
  "ndcg",
  "citationPrecision",
  "refusalPrecision",
  "refusalRecall",
  "answerMatch",
  "support",
]);

/** Times vary from run to run; so much, as a share of what they were, says nothing. */
const TIME_SLACK = 0.2;
const TIMES: ReadonlySet<Measure> = new Set<Measure>(["latencyP50", "latencyP95"]);
const LEAST = 1e-9;

/** Pure: which measures became better or worse. One that either run has not is left out. */
export function compareMeasures(now: Measures, before: Measures): Partial<Record<Measure, Change>> {
  // More or fewer tokens are neither good nor bad: what they cost is.
  const { questions: _, models: __, inputTokens: ___, outputTokens: ____, ...measured } = now;
  const changes: Partial<Record<Measure, Change>> = {};
  for (const name of Object.keys(measured) as (keyof typeof measured)[]) {
    const [is, was] = [now[name], before[name]];
    if (is === null || was === null) continue;
    const slack = TIMES.has(name) ? Math.max(was * TIME_SLACK, 1) : LEAST;
    const isMore = is > was;
    if (Math.abs(is - was) <= slack) changes[name] = "same";
    else changes[name] = isMore === MORE_IS_BETTER.has(name) ? "better" : "worse";
  }
  return changes;
}

type Compared = {
  question: string;
  expectation: Expectation;
  outcome: Outcome | null;
  rank: number | null;
};

/**
 * Pure: whether a question came out better or worse than before: right or not; when it is the same way wrong or right, by
 * the place of what was expected. Null when it cannot be told: it is another question now, or one was not asked.
 */
export function compareQuestion(now: Compared, before: Compared | undefined): Change | null {
  if (!before || now.outcome === null || before.outcome === null || !isSame(now, before)) return null;
  const [is, was] = [now.outcome === "right", before.outcome === "right"];
  if (is !== was) return is ? "better" : "worse";
  const [rank, rankBefore] = [now.rank ?? Number.POSITIVE_INFINITY, before.rank ?? Number.POSITIVE_INFINITY];
  if (rank === rankBefore) return "same";
  return rank < rankBefore ? "better" : "worse";
}

function isSame(one: Compared, other: Compared): boolean {
  return one.question === other.question && keyOf(one.expectation) === keyOf(other.expectation);
}

/** The database gives the fields of a value in an order of its own. */
function keyOf(expectation: Expectation): string {
  return JSON.stringify(Object.entries(expectation).sort(([a], [b]) => (a < b ? -1 : 1)));
}
