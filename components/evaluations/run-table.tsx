import Link from "next/link";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { RelativeTime } from "@/components/patterns/relative-time";
import { StatusBadge } from "@/components/patterns/status-badge";
import type { Measure, RunDto } from "@/lib/schemas/evaluation";
import { evaluationPaths } from "./evaluation-paths";
import { MEASURES, measureText } from "./measure-words";

type RunTableProps = { tenant: string; botId: string; runs: readonly RunDto[] };

const SHOWN: readonly { name: Measure; from: "narrow" | "medium" | "wide" }[] = [
  { name: "right", from: "narrow" },
  { name: "recall", from: "medium" },
  { name: "ndcg", from: "wide" },
  { name: "citationPrecision", from: "wide" },
  { name: "refusalRecall", from: "wide" },
  { name: "support", from: "wide" },
];

/** The runs of a set, newest first; the same numbers as the lines above, for everybody. */
export function RunTable({ tenant, botId, runs }: RunTableProps) {
  const paths = evaluationPaths(tenant, botId);
  const columns: Column<RunDto>[] = [
    {
      key: "when",
      label: "When",
      cell: (run) => (
        <Link href={paths.run(run.setId, run.id)} className="touch rounded font-medium hover:underline">
          <RelativeTime iso={run.createdAt} />
        </Link>
      ),
    },
    { key: "status", label: "State", cell: ({ status }) => <StatusBadge status={status} /> },
    ...SHOWN.map(
      ({ name, from }): Column<RunDto> => ({
        key: name,
        label: MEASURES[name].label,
        cell: ({ measures }) => (
          <span className="tabular-nums">{measures ? measureText(name, measures) : "–"}</span>
        ),
        from,
        align: "end",
      }),
    ),
  ];
  return <DataTable label="Runs" columns={columns} rows={runs} rowKey={({ id }) => id} empty={null} />;
}
