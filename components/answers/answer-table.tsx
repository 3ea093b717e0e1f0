import { MessageSquareQuote } from "lucide-react";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { TextLink } from "@/components/patterns/text-link";
import { count, formatNumber } from "@/lib/client/format";
import type { CuratedAnswerDto } from "@/lib/schemas/curated";
import { AnswerActions } from "./answer-actions";

type AnswerTableProps = {
  answers: readonly CuratedAnswerDto[];
  canWrite: boolean;
  /** Where the list is shown whole; null when it is. */
  wholeHref: string | null;
  /** What can be done when there is none yet. */
  action: ReactNode;
};

/** What the team answers itself, newest first. */
export function AnswerTable({ answers, canWrite, wholeHref, action }: AnswerTableProps) {
  const columns: Column<CuratedAnswerDto>[] = [
    { key: "question", label: "Question", cell: (answer) => <Words answer={answer} /> },
    {
      key: "uses",
      label: "Given",
      from: "medium",
      align: "end",
      cell: ({ uses }) => <span className="tabular-nums">{formatNumber(uses)}×</span>,
    },
    {
      key: "used",
      label: "Last given",
      from: "medium",
      align: "end",
      cell: ({ lastUsedAt }) => (
        <span className="text-muted">{lastUsedAt ? <RelativeTime iso={lastUsedAt} /> : "Not yet"}</span>
      ),
    },
    {
      key: "changed",
      label: "Changed",
      from: "wide",
      align: "end",
      cell: ({ updatedAt }) => (
        <span className="text-muted">
          <RelativeTime iso={updatedAt} />
        </span>
      ),
    },
  ];
  const actions: Column<CuratedAnswerDto> = {
    key: "actions",
    label: "What to do",
    isLabelHidden: true,
    align: "end",
    cell: (answer) => <AnswerActions answer={answer} />,
  };
  return (
    <DataTable
      label="Answers by the team"
      columns={canWrite ? [...columns, actions] : columns}
      rows={answers}
      rowKey={({ id }) => id}
      empty={wholeHref ? <NothingFits href={wholeHref} /> : <NoAnswers action={action} />}
    />
  );
}

function Words({ answer }: { answer: CuratedAnswerDto }) {
  const { question, alternatives, answer: text, isDisabled, uses, lastUsedAt } = answer;
  return (
    <div className="flex flex-col gap-0.5">
      <span className="flex min-w-0 items-center gap-2">
        <span dir="auto" className="truncate font-medium">
          {question}
        </span>
        {isDisabled && (
          <span className="shrink-0 rounded-full bg-default px-2 text-muted text-xs leading-5">Disabled</span>
        )}
      </span>
      <span dir="auto" className="line-clamp-2 wrap-anywhere text-muted">
        {text}
      </span>
      <span className="text-muted text-xs">
        {alternatives.length > 0 && `${count(alternatives.length, "other phrasing")}`}
        <span className="@2xl:hidden">
          {alternatives.length > 0 && " · "}
          {uses === 0 ? "Not given yet" : `Given ${formatNumber(uses)}×`}
          {lastUsedAt && (
            <>
              , last <RelativeTime iso={lastUsedAt} />
            </>
          )}
        </span>
      </span>
    </div>
  );
}

function NothingFits({ href }: { href: string }) {
  return (
    <EmptyState icon={MessageSquareQuote} title="No answer fits">
      <TextLink href={href}>Show all answers</TextLink>
    </EmptyState>
  );
}

function NoAnswers({ action }: { action: ReactNode }) {
  return (
    <EmptyState icon={MessageSquareQuote} title="The team has not answered anything itself" action={action}>
      Where a question needs exactly your words, write the answer here. Whoever asks it gets them, marked as
      answered by the team. “Correct this answer” below an answer of the bot leads here, too.
    </EmptyState>
  );
}
