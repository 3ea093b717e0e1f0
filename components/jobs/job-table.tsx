import type { ReactNode } from "react";
import { type Column, DataTable } from "@/components/patterns/data-table";
import { jobKindLabel } from "@/components/patterns/job-kind";
import { JobTitle } from "@/components/patterns/job-title";
import { RelativeTime } from "@/components/patterns/relative-time";
import type { JobDto } from "@/lib/schemas/job";
import { receiptText, tookOf } from "./job-figures";
import { JobState } from "./job-state";
import { RetryJob } from "./retry-job";

type JobTableProps = { jobs: readonly JobDto[]; tenant: string; empty: ReactNode };

/** Jobs with what they work on, how far they are, and why they failed. */
export function JobTable({ jobs, tenant, empty }: JobTableProps) {
  const columns: Column<JobDto>[] = [
    { key: "job", label: "Job", cell: (job) => <JobCell job={job} tenant={tenant} /> },
    { key: "state", label: "State", cell: (job) => <JobState job={job} />, from: "narrow" },
    {
      key: "started",
      label: "Started",
      cell: ({ startedAt }) => (startedAt ? <RelativeTime iso={startedAt} /> : "Not yet"),
      from: "medium",
    },
    { key: "took", label: "Took", cell: (job) => tookOf(job) ?? "–", from: "wide", align: "end" },
    {
      key: "retry",
      label: "What to do",
      isLabelHidden: true,
      cell: (job) => <RetryJob job={job} />,
      from: "medium",
      align: "end",
    },
  ];
  return <DataTable label="Jobs" columns={columns} rows={jobs} rowKey={({ id }) => id} empty={empty} />;
}

/** Where there is little room, all of a job is in its first cell. */
function JobCell({ job, tenant }: { job: JobDto; tenant: string }) {
  return (
    <div className="flex flex-col gap-1">
      <JobTitle job={job} tenant={tenant} />
      <span className="text-muted text-xs">
        {jobKindLabel(job.kind)}
        <span className="@2xl:hidden">
          {" · "}
          <RelativeTime iso={job.startedAt ?? job.createdAt} />
        </span>
      </span>
      <span className="@md:hidden">
        <JobState job={job} />
      </span>
      {job.error && (
        <span className="wrap-anywhere whitespace-normal text-danger-soft-foreground text-xs">
          {job.error.message}
        </span>
      )}
      {receiptText(job.receipt) && (
        <span className="wrap-anywhere whitespace-normal text-muted text-xs">{receiptText(job.receipt)}</span>
      )}
      <span className="mt-1 @2xl:hidden empty:hidden">
        <RetryJob job={job} />
      </span>
    </div>
  );
}
