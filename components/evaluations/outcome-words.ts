import type { Expectation, Outcome, QuestionDto } from "@/lib/schemas/evaluation";

/** What became of a question, in a few words. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
  right: "As expected",
  not_cited: "Found, not cited",
  not_found: "Not found",
  other_answer: "Another answer",
  refused: "Refused wrongly",
  answered: "Should have refused",
  failed: "No answer",
};

const KINDS: Record<Expectation["expects"], string> = {
  source: "Cites",
  answer: "Says",
  refusal: "Refuses",
};

/** What is expected, as a line: `Cites “Prices” with “per month”`. */
export function expectationText({ expectation, place }: Pick<QuestionDto, "expectation" | "place">): string {
  const kind = KINDS[expectation.expects];
  if (expectation.expects === "refusal") return kind;
  if (expectation.expects === "answer") return `${kind} “${expectation.answer}”`;
  const where = place === null ? "something that is deleted" : `“${place}”`;
  return `${kind} ${where}${expectation.passage ? ` with “${expectation.passage}”` : ""}`;
}
