import { jobKindLabel } from "@/components/patterns/job-kind";
import { JobTitle } from "@/components/patterns/job-title";
import { RelativeTime } from "@/components/patterns/relative-time";
import { WaitNote } from "@/components/patterns/wait-note";
import type { JobDto } from "@/lib/schemas/job";
import { receiptText, tookOf } from "./job-figures";
import { JobState } from "./job-state";
import { RetryJob } from "./retry-job";

/** One job with what it works on, how far it is, and why it waits or failed. */
export function JobLine({ job, tenant }: { job: JobDto; tenant: string }) {
  const took = tookOf(job);
  return (
    <div className="flex flex-col gap-2 px-4 py-3 @2xl:flex-row @2xl:items-start @2xl:gap-4">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <JobTitle job={job} tenant={tenant} />
        <span className="text-muted text-xs">
          {jobKindLabel(job.kind)}
          {job.isDeleted && !job.kind.startsWith("delete_") && " · deleted since"}
          {" · "}
          <RelativeTime iso={job.startedAt ?? job.createdAt} />
          {took && ` · took ${took}`}
        </span>
        <JobWords job={job} />
        <span className="mt-1 empty:hidden">
          <RetryJob job={job} />
        </span>
      </div>
      <JobState job={job} />
    </div>
  );
}

/** Why it waits or failed, or what it erased. */
export function JobWords({ job: { wait, error, receipt } }: { job: JobDto }) {
  const erased = receiptText(receipt);
  return (
    <>
      {wait && (
        <span className="wrap-anywhere whitespace-normal text-muted text-xs">
          <WaitNote wait={wait} />
        </span>
      )}
      {error && (
        <span className="wrap-anywhere whitespace-normal text-danger-soft-foreground text-xs">
          {error.message}
        </span>
      )}
      {erased && <span className="wrap-anywhere whitespace-normal text-muted text-xs">{erased}</span>}
    </>
  );
}
