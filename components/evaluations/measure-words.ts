import { formatDollars, formatNumber, formatPercent } from "@/lib/client/format";
import type { Change, Measure, Measures } from "@/lib/schemas/evaluation";

type Words = { label: string; about: string; form: "share" | "milliseconds" | "number" | "dollars" };

/** Every measure in words, in the order in which they are shown. */
export const MEASURES: Record<Measure, Words> = {
  right: { label: "As expected", about: "Questions whose answer was as expected", form: "share" },
  recall: {
    label: "Found (recall)",
    about: "Questions for which the expected source was among the passages found",
    form: "share",
  },
  ndcg: {
    label: "Order (nDCG@10)",
    about: "How far up the expected source stood: 100 % is always first",
    form: "share",
  },
  citationPrecision: {
    label: "Citations that fit",
    about: "Of what answers cited, the share from the expected source",
    form: "share",
  },
  refusalPrecision: {
    label: "Refusals that were due",
    about: "Of the refusals, the share that was expected",
    form: "share",
  },
  refusalRecall: {
    label: "Due refusals that came",
    about: "Of the questions to be refused, the share that was",
    form: "share",
  },
  answerMatch: {
    label: "Expected answers",
    about: "How much of the expected answers was said, by their words and numbers",
    form: "share",
  },
  support: {
    label: "Borne out",
    about: "Of what answers state, the share that the cited passages bear out",
    form: "share",
  },
  latencyP50: {
    label: "Time, typical",
    about: "Half of the answers were complete by then",
    form: "milliseconds",
  },
  latencyP95: {
    label: "Time, slow",
    about: "95 % of the answers were complete by then",
    form: "milliseconds",
  },
  inputTokens: { label: "Tokens read", about: "By models, in all", form: "number" },
  outputTokens: { label: "Tokens written", about: "By models, in all", form: "number" },
  costUsd: { label: "Cost", about: "Of the whole run, by list prices", form: "dollars" },
  failed: { label: "Without an answer", about: "Questions that could not be asked", form: "number" },
  degraded: {
    label: "With less than usual",
    about: "Answers that a part of the product was missing for",
    form: "number",
  },
};

export const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];
/** Those that a chart over runs shows. */
export const SHARES = MEASURE_NAMES.filter((name) => MEASURES[name].form === "share");

/** A measure as people read it. */
export function measureText(name: Measure, measures: Measures): string {
  const value = measures[name];
  if (value === null) return "–";
  const { form } = MEASURES[name];
  if (form === "share") return formatPercent(value);
  if (form === "milliseconds")
    return value < 1_000 ? `${Math.round(value)} ms` : `${(value / 1_000).toFixed(1)} s`;
  return form === "dollars" ? formatDollars(value) : formatNumber(value);
}

/** What a change is called. */
export const CHANGE_WORDS: Record<Change, string> = { better: "Better", worse: "Worse", same: "As before" };

/** By how much a measure has changed: `+4 points`; of what is no share, what it was before. */
export function changeText(name: Measure, now: Measures, before: Measures): string | null {
  const [is, was] = [now[name], before[name]];
  if (is === null || was === null) return null;
  if (MEASURES[name].form !== "share") return `was ${measureText(name, before)}`;
  const points = Math.round((is - was) * 1_000) / 10;
  const amount = `${points > 0 ? "+" : points < 0 ? "−" : ""}${Math.abs(points)}`;
  return points === 0 ? "no change" : `${amount} ${Math.abs(points) === 1 ? "point" : "points"}`;
}
