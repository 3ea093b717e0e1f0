import { expect, test } from "vitest";
import type { Expectation, Outcome, ResultDetail } from "@/lib/schemas/evaluation";
import { type Asked, measure } from "./measure";

const DETAIL: ResultDetail = {
  ...{ answer: "a", refused: false, confidence: 0.5, found: [], cited: [], support: null, answerMatch: null },
  ...{ durationMs: 10, inputTokens: 3, outputTokens: 2, costUsd: 0.5, model: "extractive" },
  ...{ degraded: null, error: null },
};
const PLACE: Expectation = { expects: "source", documentId: "doc_1" };
const REFUSAL: Expectation = { expects: "refusal" };

const asked = (
  expectation: Expectation,
  outcome: Outcome,
  rank: number | null,
  detail: Partial<ResultDetail> = {},
): Asked => ({ expectation, outcome, rank, detail: { ...DETAIL, ...detail } });

const cited = (...flags: boolean[]) =>
  flags.map((isExpected) => ({
    ...{
      chunkId: "c",
      documentId: "doc_1" as const,
      sourceId: "src_1" as const,
      page: null,
      start: 0,
      end: 1,
    },
    isExpected,
  }));

test("a hand-made run measures what it must", () => {
  const measures = measure([
    asked(PLACE, "right", 1, { cited: cited(true), support: 1, durationMs: 10 }),
    asked(PLACE, "right", 3, { cited: cited(false, true), support: 0.5, durationMs: 20 }),
    asked(PLACE, "not_found", null, { cited: cited(false), durationMs: 30 }),
    asked(PLACE, "refused", 2, { refused: true, durationMs: 40 }),
    asked(PLACE, "failed", null, { durationMs: 9_999 }),
    asked(REFUSAL, "right", null, { refused: true, durationMs: 50 }),
    asked(REFUSAL, "answered", null, { durationMs: 60, degraded: "model_failed", costUsd: null }),
    asked({ expects: "answer", answer: "x" }, "right", null, { answerMatch: 0.75, durationMs: 70 }),
  ]);
  expect(measures).toMatchObject({
    ...{ questions: 8, right: 4 / 8, recall: 3 / 4, citationPrecision: 0.5, refusalPrecision: 1 / 2 },
    ...{ refusalRecall: 1 / 2, answerMatch: 0.75, support: 0.75, latencyP50: 40, latencyP95: 70 },
    ...{ inputTokens: 24, outputTokens: 16, costUsd: null, failed: 1, degraded: 1, models: ["extractive"] },
  });
  expect(measures.ndcg).toBeCloseTo((1 + 1 / 2 + 0 + 1 / Math.log2(3)) / 4, 10);
});

test("what is beyond the tenth place is worth nothing to nDCG, and counts as found", () => {
  expect(measure([asked(PLACE, "right", 11)])).toMatchObject({ ndcg: 0, recall: 1 });
});

test("where no question has a say there is no measure", () => {
  expect(measure([asked(REFUSAL, "answered", null)])).toMatchObject({
    ...{ recall: null, ndcg: null, citationPrecision: null, refusalPrecision: null, refusalRecall: 0 },
    ...{ answerMatch: null, support: null, costUsd: 0.5 },
  });
  expect(measure([])).toMatchObject({ questions: 0, right: null, latencyP50: null, latencyP95: null });
});
