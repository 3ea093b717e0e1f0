import { expect, test } from "vitest";
import type { ConfidenceDto } from "@/lib/schemas/threshold";
import { effectOf } from "./threshold-effect";

const item = (confidence: number, shouldRefuse: boolean | null = null): ConfidenceDto => ({
  question: String(confidence),
  confidence,
  from: shouldRefuse === null ? "conversation" : "evaluation",
  shouldRefuse,
});

const ITEMS = [item(0.1), item(0.15, true), item(0.2, false), item(0.3), item(0.4, true), item(0.9)];

test("a threshold is told by what it would do to the questions", () => {
  expect(effectOf(ITEMS, 0.25).summary).toBe(
    "Of the last 3 questions, 1 would be refused. Of 3 questions in evaluations, 1 would be refused that should be answered, and 1 answered that should be refused.",
  );
  expect(effectOf(ITEMS, 0).summary).toContain("0 would be refused. ");
  expect(effectOf([], 0.5)).toEqual({ summary: "", below: [], above: [] });
});

test("the questions nearest to the line are shown", () => {
  const { below, above } = effectOf(ITEMS, 0.35);
  expect(below.map(({ confidence }) => confidence)).toEqual([0.15, 0.2, 0.3]);
  expect(above.map(({ confidence }) => confidence)).toEqual([0.4, 0.9]);
});
