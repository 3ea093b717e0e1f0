import { CircleHelp } from "lucide-react";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import type { ExpectedPlace, QuestionDto } from "@/lib/schemas/evaluation";
import { expectationText } from "./outcome-words";
import { QuestionActions } from "./question-actions";

type QuestionTableProps = {
  questions: readonly QuestionDto[];
  places: readonly ExpectedPlace[];
  add: ReactNode;
};

/** The questions of a set, with what is expected of each. */
export function QuestionTable({ questions, places, add }: QuestionTableProps) {
  const columns: Column<QuestionDto>[] = [
    {
      key: "question",
      label: "Question",
      cell: (question) => (
        <div className="flex flex-col gap-0.5">
          <span dir="auto" className="line-clamp-2 wrap-anywhere font-medium">
            {question.question}
          </span>
          <span dir="auto" className="line-clamp-2 wrap-anywhere text-muted text-xs">
            {expectationText(question)}
          </span>
        </div>
      ),
    },
    {
      key: "actions",
      label: "What to do",
      isLabelHidden: true,
      align: "end",
      cell: (question) => <QuestionActions question={question} places={places} />,
    },
  ];
  const empty = (
    <EmptyState icon={CircleHelp} title="There is no question in this set yet" action={add}>
      Write one, take in a table, or press “Add to evaluation” under an answer in a conversation.
    </EmptyState>
  );
  return (
    <DataTable label="Questions" columns={columns} rows={questions} rowKey={({ id }) => id} empty={empty} />
  );
}
