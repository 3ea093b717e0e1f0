import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { EmptyState } from "@/components/patterns/empty-state";
import type { Outcome, ResultDto } from "@/lib/schemas/evaluation";
import { ChangeMark } from "./change-mark";
import { expectationText, OUTCOME_WORDS } from "./outcome-words";
import { ResultDetails } from "./result-details";

type ResultListProps = { tenant: string; results: readonly ResultDto[]; isFiltered: boolean };

/** What came of each question; opened, with the answer and everything that was found and cited. */
export function ResultList({ tenant, results, isFiltered }: ResultListProps) {
  if (results.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title={isFiltered ? "There is none of these" : "No question was asked"}>
        {isFiltered ? "Choose “All questions” to see the others." : "The run had nothing to ask."}
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Questions" className="overflow-hidden rounded-xl border border-border bg-surface">
      {results.map((result) => (
        <li key={result.questionId} className="border-separator border-b last:border-0">
          <details className="group">
            <summary className="flex cursor-pointer flex-wrap items-start gap-x-4 gap-y-1 px-4 py-3 hover:bg-surface-secondary">
              <span className="min-w-0 flex-1 basis-64">
                <span dir="auto" className="wrap-anywhere block font-medium">
                  {result.question}
                </span>
                <span dir="auto" className="wrap-anywhere block text-muted text-xs">
                  {expectationText(result)}
                </span>
              </span>
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                {result.change && result.change !== "same" && <ChangeMark change={result.change} />}
                <OutcomeMark outcome={result.outcome} />
              </span>
            </summary>
            {result.detail && <ResultDetails tenant={tenant} result={result} detail={result.detail} />}
          </details>
        </li>
      ))}
    </ul>
  );
}

/** What became of a question: a sign and a word. */
function OutcomeMark({ outcome }: { outcome: Outcome | null }) {
  const isRight = outcome === "right";
  const Icon = outcome === null ? CircleDashed : isRight ? CircleCheck : CircleX;
  const look =
    outcome === null
      ? "bg-default text-muted"
      : isRight
        ? "bg-success-soft text-success-soft-foreground"
        : "bg-danger-soft text-danger-soft-foreground";
  return (
    <span
      className={`inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-full px-2 font-medium text-xs ${look}`}
    >
      <Icon className="size-3.5" aria-hidden="true" />
      {outcome === null ? "Not asked" : OUTCOME_WORDS[outcome]}
    </span>
  );
}
