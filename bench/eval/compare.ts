import type { Measure, Measures } from "@/lib/schemas/evaluation";

/** What may get lost before it counts: one question in twenty, as a share of 1. */
export const TOLERANCE = 0.05;

/** What the baseline holds: shares, of which more is better. Times depend on the machine, and nothing costs anything here. */
export const HELD = [
  "right",
  "recall",
  "ndcg",
  "citationPrecision",
  "refusalPrecision",
  "refusalRecall",
  "answerMatch",
  "support",
] as const satisfies readonly Measure[];

export type Baseline = Partial<Record<(typeof HELD)[number], number>>;
export type Line = {
  name: (typeof HELD)[number];
  value: number | null;
  baseline: number | null;
  isBelow: boolean;
};

/** Pure: each measure beside the baseline. One that the baseline has and the run has not is below it. */
export function compare(measures: Measures, baseline: Baseline): Line[] {
  return HELD.map((name) => {
    const value = measures[name];
    const held = baseline[name] ?? null;
    const isBelow = held !== null && (value === null || value < held - TOLERANCE);
    return { name, value, baseline: held, isBelow };
  });
}
