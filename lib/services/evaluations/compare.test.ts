import { expect, test } from "vitest";
import type { Expectation, Outcome } from "@/lib/schemas/evaluation";
import { compareMeasures, compareQuestion } from "./compare";
import { measure } from "./measure";

const NONE = measure([]);

test("more is better of shares, less of times, cost and failures; a little time says nothing", () => {
  const before = {
    ...NONE,
    recall: 0.5,
    support: 0.9,
    latencyP50: 100,
    latencyP95: 100,
    costUsd: 1,
    failed: 0,
  };
  const now = {
    ...NONE,
    recall: 0.6,
    support: 0.8,
    latencyP50: 115,
    latencyP95: 140,
    costUsd: 0.5,
    failed: 2,
  };
  expect(compareMeasures(now, before)).toEqual({
    ...{ recall: "better", support: "worse", latencyP50: "same", latencyP95: "worse", costUsd: "better" },
    ...{ failed: "worse", degraded: "same" },
  });
});

test("a measure that one of both runs has not is not compared", () => {
  expect(compareMeasures({ ...NONE, recall: 1 }, NONE)).not.toHaveProperty("recall");
});

const PLACE: Expectation = { expects: "source", documentId: "doc_1", sourceId: "src_1" };
const at = (
  outcome: Outcome | null,
  rank: number | null,
  expectation: Expectation = PLACE,
  question = "q",
) => ({
  ...{ question, expectation, outcome, rank },
});

test.each([
  ["right now", at("right", 1), at("not_cited", 1), "better"],
  ["right no more", at("refused", 1), at("right", 4), "worse"],
  ["right as before, further up", at("right", 1), at("right", 2), "better"],
  ["wrong as before, found now", at("not_cited", 5), at("not_found", null), "better"],
  ["the same", at("right", 2), at("right", 2), "same"],
  [
    "the same, its fields in another order",
    at("right", 2),
    at("right", 2, { sourceId: "src_1", documentId: "doc_1", expects: "source" }),
    "same",
  ],
  ["new", at("right", 1), undefined, null],
  ["expected otherwise before", at("right", null), at("right", null, { expects: "refusal" }), null],
  ["asked in other words before", at("right", 1), at("right", 1, PLACE, "p"), null],
  ["not asked yet", at(null, null), at("right", 1), null],
])("a question: %s", (_, now, before, change) => {
  expect(compareQuestion(now, before)).toBe(change);
});
