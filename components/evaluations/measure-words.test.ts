import { expect, test } from "vitest";
import type { Measures } from "@/lib/schemas/evaluation";
import { changeText, measureText } from "./measure-words";

const MEASURES: Measures = {
  ...{ questions: 3, right: 0.5, recall: 2 / 3, ndcg: null, citationPrecision: 1, refusalPrecision: 1 },
  ...{ refusalRecall: 1, answerMatch: null, support: 1, latencyP50: 12.4, latencyP95: 2_340, failed: 0 },
  ...{ inputTokens: 12_000, outputTokens: 10, costUsd: 0.0042, degraded: 0, models: [] },
};

test("each measure is shown in its own way", () => {
  const shown = (["recall", "ndcg", "latencyP50", "latencyP95", "inputTokens", "costUsd"] as const).map(
    (name) => measureText(name, MEASURES),
  );
  expect(shown).toEqual(["67 %", "–", "12 ms", "2.3 s", "12,000", "$0.0042"]);
});

test("a share changes by points, anything else was something", () => {
  const before = { ...MEASURES, right: 0.54, recall: 0.6567, latencyP50: 20, costUsd: null };
  expect(changeText("right", MEASURES, before)).toBe("−4 points");
  expect(changeText("recall", MEASURES, before)).toBe("+1 point");
  expect(changeText("support", MEASURES, before)).toBe("no change");
  expect(changeText("latencyP50", MEASURES, before)).toBe("was 20 ms");
  expect(changeText("costUsd", MEASURES, before)).toBeNull();
});
