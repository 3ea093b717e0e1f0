import { History } from "lucide-react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { RelativeTime } from "@/components/patterns/relative-time";
import { StatusBadge } from "@/components/patterns/status-badge";
import { TextLink } from "@/components/patterns/text-link";
import { formatBytes } from "@/lib/core/format-bytes";
import type { SyncRunDto } from "@/lib/schemas/sync";
import { runSummary, triggerWords, waitWords } from "./run-words";
import { checkPath } from "./source-paths";

type At = { tenant: string; sourceId: string };

/** The looks at a source's origin: when, why, and what came of each. */
export function SyncHistory({ runs, ...at }: { runs: readonly SyncRunDto[] } & At) {
  const columns: Column<SyncRunDto>[] = [
    { key: "run", label: "When", cell: (run) => <RunCell run={run} {...at} /> },
    { key: "state", label: "State", cell: ({ outcome }) => <StatusBadge status={outcome} />, from: "narrow" },
    figure("added", "Added"),
    figure("changed", "Changed"),
    figure("removed", "Removed"),
    figure("unchanged", "Unchanged"),
    figure("failed", "Failed"),
    { key: "size", label: "Fetched", cell: ({ bytes }) => formatBytes(bytes), from: "wide", align: "end" },
  ];
  return (
    <DataTable
      label="Checks of the origin"
      columns={columns}
      rows={runs}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={History} title="Not looked at again yet">
          Choose “Sync again”, or set a schedule, and what changed at the origin is listed here.
        </EmptyState>
      }
    />
  );
}

function figure(name: keyof SyncRunDto["counts"], label: string): Column<SyncRunDto> {
  const cell = ({ counts }: SyncRunDto) => {
    const value = counts[name];
    const look = value === 0 ? "text-muted" : name === "failed" ? "text-danger-soft-foreground" : "";
    return <span className={`tabular-nums ${look}`}>{value}</span>;
  };
  return { key: name, label, cell, from: "medium", align: "end" };
}

function RunCell({ run, tenant, sourceId }: { run: SyncRunDto } & At) {
  const waits = waitWords(run);
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <TextLink href={checkPath(tenant, sourceId, run.id)}>
        <RelativeTime iso={run.startedAt} />
      </TextLink>
      <span className="text-muted text-xs">
        {triggerWords(run.trigger)}
        {waits && ` · ${waits}`}
        <span className="@2xl:hidden"> · {runSummary(run)}</span>
      </span>
      <span className="mt-1 @md:hidden">
        <StatusBadge status={run.outcome} />
      </span>
      {run.error && (
        <p
          className={`wrap-anywhere mt-1 whitespace-normal text-xs ${run.outcome === "done" ? "text-muted" : "text-danger-soft-foreground"}`}
        >
          {run.error.message}
        </p>
      )}
    </div>
  );
}
