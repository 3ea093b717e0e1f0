import { count } from "@/lib/client/format";
import type { ConfidenceDto } from "@/lib/schemas/threshold";

const SHOWN_ON_EACH_SIDE = 3;

export type Effect = {
  /** What it does to what was asked, in a sentence or two. */
  summary: string;
  /** The questions nearest to the line, the least sure first. */
  below: readonly ConfidenceDto[];
  above: readonly ConfidenceDto[];
};

/** Pure: what a threshold would do to questions that were asked, the least sure first. */
export function effectOf(items: readonly ConfidenceDto[], threshold: number): Effect {
  const isBelow = ({ confidence }: ConfidenceDto) => confidence < threshold;
  const below = items.filter(isBelow);
  const above = items.filter((item) => !isBelow(item));
  const asked = items.filter(({ from }) => from === "conversation");
  const judged = items.filter(({ shouldRefuse }) => shouldRefuse !== null);
  const wronglyRefused = judged.filter((item) => isBelow(item) && item.shouldRefuse === false);
  const wronglyAnswered = judged.filter((item) => !isBelow(item) && item.shouldRefuse === true);
  const sentences = [
    asked.length > 0 &&
      `Of the last ${count(asked.length, "question")}, ${asked.filter(isBelow).length} would be refused.`,
    judged.length > 0 &&
      `Of ${count(judged.length, "question")} in evaluations, ${wronglyRefused.length} would be refused that should be answered, and ${wronglyAnswered.length} answered that should be refused.`,
  ];
  return {
    summary: sentences.filter(Boolean).join(" "),
    below: below.slice(-SHOWN_ON_EACH_SIDE),
    above: above.slice(0, SHOWN_ON_EACH_SIDE),
  };
}
