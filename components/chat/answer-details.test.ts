import { expect, test } from "vitest";
import { linesOf } from "./answer-details";

test("what is known of an answer is told, and nothing else", () => {
  expect(
    linesOf({
      ...{ model: "openai/x", confidence: 0.5, refused: true, degraded: "rerank_failed" },
      support: { share: 0.5, unsupported: [] },
      usage: { inputTokens: 1200, outputTokens: 40, costUsd: 0.00123 },
      timing: { firstTokenMs: 900, durationMs: 2_340 },
    }),
  ).toEqual([
    ["Model", "openai/x"],
    ["Confidence", "0.50"],
    ["Borne out by the sources", "50 %"],
    ["Answered", "No, the sources did not cover it"],
    ["Degraded", expect.stringContaining("reranker")],
    ["Tokens", "1,200 read, 40 written"],
    ["Cost", "$0.0012"],
    ["First words after", "900 ms"],
    ["Whole after", "2.3 s"],
  ]);
  expect(linesOf({ timing: { firstTokenMs: null, durationMs: 3 }, usage: null as never })).toEqual([
    ["Whole after", "3 ms"],
  ]);
  expect(linesOf({})).toEqual([]);
});
