import { ListChecks } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { StatusBadge } from "@/components/patterns/status-badge";
import { count } from "@/lib/client/format";
import type { EvaluationDto, Measure } from "@/lib/schemas/evaluation";
import { evaluationPaths } from "./evaluation-paths";
import { measureText } from "./measure-words";

type SetTableProps = { tenant: string; sets: readonly EvaluationDto[]; create: ReactNode };

/** The sets of questions of a bot, with what their newest run measured. */
export function SetTable({ tenant, sets, create }: SetTableProps) {
  const columns: Column<EvaluationDto>[] = [
    { key: "name", label: "Set of questions", cell: (set) => <Name tenant={tenant} set={set} /> },
    { key: "right", label: "As expected", cell: (set) => lastOf(set, "right"), align: "end", from: "narrow" },
    { key: "recall", label: "Found", cell: (set) => lastOf(set, "recall"), align: "end", from: "medium" },
    { key: "run", label: "Last run", cell: (set) => <LastRun set={set} />, from: "medium" },
  ];
  const empty = (
    <EmptyState icon={ListChecks} title="There is no set of questions yet" action={create}>
      Write down questions with what a good answer cites, says or refuses. Then see after each change of the
      bot or its sources what became better or worse.
    </EmptyState>
  );
  return (
    <DataTable
      label="Sets of questions"
      columns={columns}
      rows={sets}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

function lastOf({ lastRun }: EvaluationDto, name: Measure) {
  return (
    <span className="tabular-nums">{lastRun?.measures ? measureText(name, lastRun.measures) : "–"}</span>
  );
}

function Name({ tenant, set }: { tenant: string; set: EvaluationDto }) {
  return (
    <div className="flex flex-col gap-0.5">
      <Link
        dir="auto"
        href={evaluationPaths(tenant, set.botId).set(set.id)}
        className="touch block truncate rounded font-medium hover:underline"
      >
        {set.name}
      </Link>
      <span className="text-muted text-xs">{count(set.questions, "question")}</span>
      <span className="flex flex-col gap-0.5 @2xl:hidden">
        {set.lastRun?.measures && (
          <span className="@md:hidden">{measureText("right", set.lastRun.measures)} as expected</span>
        )}
        <LastRun set={set} />
      </span>
    </div>
  );
}

function LastRun({ set: { lastRun } }: { set: EvaluationDto }) {
  if (!lastRun) return <span className="text-muted">Not run yet</span>;
  return (
    <span className="flex items-center gap-2">
      <StatusBadge status={lastRun.status} />
      <span className="text-muted text-xs">
        <RelativeTime iso={lastRun.createdAt} />
      </span>
    </span>
  );
}
