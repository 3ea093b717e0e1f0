import Link from "next/link";
import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { RelativeTime } from "@/components/patterns/relative-time";
import { SampleBadge } from "@/components/patterns/sample-badge";
import { SourceTypeIcon } from "@/components/patterns/source-type";
import { WaitNote } from "@/components/patterns/wait-note";
import { formatNumber } from "@/lib/client/format";
import type { SourceDto } from "@/lib/schemas/source";
import type { BotName } from "./bot-choice";
import { botNames, describeCounts, shortAddress, typeLabel } from "./source-facts";
import { sourcePath } from "./source-paths";
import { SourceState } from "./source-state";

type SourceTableProps = {
  tenant: string;
  sources: readonly SourceDto[];
  /** For the column that names the bots; without it there is none. */
  bots?: readonly BotName[];
  /** What can be done with a source right here. */
  action?: (source: SourceDto) => ReactNode;
  empty: ReactNode;
};

/** Sources with what they hold and how they are. */
export function SourceTable({ tenant, sources, bots, action, empty }: SourceTableProps) {
  const columns: Column<SourceDto>[] = [
    { key: "source", label: "Source", cell: (source) => <SourceCell source={source} tenant={tenant} /> },
    { key: "state", label: "State", cell: (source) => <SourceState source={source} />, from: "narrow" },
    { key: "documents", label: "Documents", cell: DocumentCount, from: "medium", align: "end" },
    {
      key: "passages",
      label: "Passages",
      cell: ({ counts }) => <span className="tabular-nums">{formatNumber(counts.chunks)}</span>,
      from: "wide",
      align: "end",
    },
    {
      key: "changed",
      label: "Changed",
      cell: ({ updatedAt }) => <RelativeTime iso={updatedAt} />,
      from: "medium",
    },
  ];
  if (bots)
    columns.splice(2, 0, {
      key: "bots",
      label: "Bots",
      cell: ({ botIds }) => <Bots {...botNames(botIds, bots)} />,
      from: "wide",
    });
  if (action)
    columns.push({ key: "action", label: "What to do", isLabelHidden: true, cell: action, align: "end" });
  return <DataTable label="Sources" columns={columns} rows={sources} rowKey={({ id }) => id} empty={empty} />;
}

/** Where there is little room, all of a source is in its first cell. The whole cell leads to it. */
function SourceCell({ source, tenant }: { source: SourceDto; tenant: string }) {
  const { id, type, title, url, isSample, error, status, wait } = source;
  return (
    <div className="relative flex items-start gap-3">
      <SourceTypeIcon type={type} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex min-w-0 items-center gap-2">
          <Link
            href={sourcePath(tenant, id)}
            dir="auto"
            title={title}
            className="truncate rounded font-medium after:absolute after:inset-0 hover:underline"
          >
            {title}
          </Link>
          {isSample && <SampleBadge />}
        </span>
        <span className="truncate text-muted text-xs">
          {typeLabel(source)}
          {url && url !== title && ` · ${shortAddress(url)}`}
          <span className="@2xl:hidden"> · {describeCounts(source)}</span>
        </span>
        {status === "failed" && error && (
          <span className="line-clamp-2 wrap-anywhere whitespace-normal text-danger-soft-foreground text-xs">
            {error.message}
          </span>
        )}
        {wait && (
          <span className="wrap-anywhere whitespace-normal text-muted text-xs">
            <WaitNote wait={wait} />
          </span>
        )}
        <span className="mt-1 @md:hidden">
          <SourceState source={source} />
        </span>
      </div>
    </div>
  );
}

function DocumentCount({ counts }: SourceDto) {
  return (
    <span className="tabular-nums">
      {formatNumber(counts.documents)}
      {counts.failed > 0 && (
        <span className="block text-danger-soft-foreground text-xs">
          {formatNumber(counts.failed)} failed
        </span>
      )}
    </span>
  );
}

function Bots({ names, others }: { names: readonly string[]; others: number }) {
  const more = names.length + others - 1;
  if (more < 0) return <span className="text-muted">None</span>;
  return (
    <span title={names.join("\n")} className="flex max-w-40 gap-1">
      <span dir="auto" className="truncate">
        {names[0] ?? "1 bot"}
      </span>
      {more > 0 && <span className="shrink-0 text-muted">+{more}</span>}
    </span>
  );
}
