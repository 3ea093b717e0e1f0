import { ListChecks, SearchX } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { jobKindLabel } from "@/components/patterns/job-kind";
import { jobStepLabel } from "@/components/patterns/job-step";
import { ProgressLine } from "@/components/patterns/progress-line";
import { RelativeTime } from "@/components/patterns/relative-time";
import { StatusBadge } from "@/components/patterns/status-badge";
import { waitAndRun } from "@/lib/client/waits";
import type { AdminJobDto } from "@/lib/schemas/admin";

type AdminJobTableProps = { jobs: readonly AdminJobDto[]; isFiltered: boolean };

const COLUMNS: Column<AdminJobDto>[] = [
  { key: "job", label: "Job", cell: (job) => <Job job={job} /> },
  { key: "team", label: "Team", cell: (job) => <Team job={job} />, from: "narrow" },
  { key: "state", label: "State", cell: (job) => <State job={job} />, from: "narrow" },
  {
    key: "made",
    label: "Asked for",
    cell: ({ createdAt }) => <RelativeTime iso={createdAt} />,
    from: "medium",
  },
  { key: "took", label: "Waits", cell: (job) => <Waits job={job} />, from: "wide" },
];

/** The jobs of all teams; what they work on is the teams' own and not shown. */
export function AdminJobTable({ jobs, isFiltered }: AdminJobTableProps) {
  const empty = (
    <EmptyState
      icon={isFiltered ? SearchX : ListChecks}
      title={isFiltered ? "No job is in this state" : "Nothing has been done yet"}
      action={isFiltered && <ButtonLink href="/admin/jobs">Show all jobs</ButtonLink>}
    >
      What teams have taken in, indexed and cleared away is listed here.
    </EmptyState>
  );
  return <DataTable label="Jobs" columns={COLUMNS} rows={jobs} rowKey={({ id }) => id} empty={empty} />;
}

function Job({ job }: { job: AdminJobDto }) {
  const { kind, id, error, attempt, createdAt } = job;
  return (
    <div className="flex flex-col gap-0.5">
      <span className="font-medium">{jobKindLabel(kind)}</span>
      <code className="truncate text-muted text-xs">{id}</code>
      {attempt > 1 && <span className="text-muted text-xs">Attempt {attempt}</span>}
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs @md:hidden">
        <State job={job} /> <Team job={job} />
      </span>
      <span className="text-muted text-xs @2xl:hidden">
        <RelativeTime iso={createdAt} />
      </span>
      <span className="@4xl:hidden">
        <Waits job={job} />
      </span>
      {error && (
        <span className="wrap-anywhere whitespace-normal text-danger-soft-foreground text-xs">
          {error.message}
        </span>
      )}
    </div>
  );
}

/** How long it was queued, and how long it ran. */
function Waits({ job }: { job: AdminJobDto }) {
  return <span className="text-muted text-xs">{waitAndRun(job) || "–"}</span>;
}

function Team({ job: { tenant } }: { job: AdminJobDto }) {
  return (
    <span dir="auto" title={tenant.slug} className="inline-block max-w-40 truncate align-top">
      {tenant.name}
    </span>
  );
}

function State({ job: { status, step, progress } }: { job: AdminJobDto }) {
  const words = jobStepLabel(step);
  return (
    <span className="flex flex-col gap-1.5">
      <StatusBadge status={status} />
      {status === "running" && (
        <span className="w-32 max-w-full">
          <ProgressLine
            label={words ?? "At work"}
            value={progress.total ? progress.done / progress.total : null}
          />
          {words && <span className="mt-1 block whitespace-normal text-muted text-xs">{words}</span>}
        </span>
      )}
    </span>
  );
}
