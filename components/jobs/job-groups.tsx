import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Panel } from "@/components/patterns/section";
import { StatusBadge } from "@/components/patterns/status-badge";
import { TextLink } from "@/components/patterns/text-link";
import { WaitNote } from "@/components/patterns/wait-note";
import { count } from "@/lib/client/format";
import type { JobGroupDto } from "@/lib/schemas/job";
import { groupStatus, groupWords, sizeOf } from "./group-figures";
import { receiptText } from "./job-figures";
import { JobLine } from "./job-line";
import { sourceJobsPath } from "./job-query";
import { RetryJobs } from "./retry-jobs";

type JobGroupsProps = {
  groups: readonly JobGroupDto[];
  tenant: string;
  status: string | undefined;
  empty: ReactNode;
};

/** Jobs by the source they work on: a line with counts that opens to them; what stands alone is simply there. */
export function JobGroups({ groups, tenant, status, empty }: JobGroupsProps) {
  if (groups.length === 0) return empty;
  return (
    <Panel className="@container overflow-hidden">
      <ul aria-label="Jobs">
        {groups.map((group) => (
          <li key={group.id} className="border-separator border-b last:border-0">
            {sizeOf(group) === 1 && group.jobs[0] ? (
              <JobLine job={group.jobs[0]} tenant={tenant} />
            ) : (
              <Group group={group} tenant={tenant} status={status} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Group({
  group,
  tenant,
  status: asked,
}: { group: JobGroupDto } & Pick<JobGroupsProps, "tenant" | "status">) {
  const { sourceId, title, isDeleted, jobs, wait, createdAt } = group;
  const receipt = receiptText(jobs.find(({ kind }) => kind === "delete_source")?.receipt ?? null);
  const status = groupStatus(group);
  const failed = status === "failed" ? jobs[0] : undefined;
  const rest = sizeOf(group) - jobs.length;
  return (
    <details className="group">
      <summary className="touch flex cursor-pointer list-none items-start gap-2 px-4 py-3 hover:bg-surface-secondary [&::-webkit-details-marker]:hidden">
        <ChevronRight
          className="mt-0.5 size-4 shrink-0 text-muted transition-transform group-open:rotate-90 rtl:-scale-x-100"
          aria-hidden="true"
        />
        <span className="flex min-w-0 flex-1 flex-col gap-1 @2xl:flex-row @2xl:items-start @2xl:gap-4">
          <span className="flex min-w-0 flex-1 flex-col gap-0.5">
            <span
              dir="auto"
              title={title}
              className={`wrap-anywhere line-clamp-2 ${isDeleted ? "text-muted" : "font-medium"}`}
            >
              {title}
            </span>
            <span className="text-muted text-xs">
              {isDeleted && "Deleted source · "}
              {count(sizeOf(group), "job")}: {groupWords(group)} · <RelativeTime iso={createdAt} />
            </span>
            {wait && (
              <span className="text-muted text-xs">
                <WaitNote wait={wait} />
              </span>
            )}
            {receipt && <span className="wrap-anywhere text-muted text-xs">{receipt}</span>}
            {failed?.error && (
              <span className="wrap-anywhere line-clamp-2 text-danger-soft-foreground text-xs">
                {failed.title === title ? "" : `${failed.title}: `}
                {failed.error.message}
              </span>
            )}
          </span>
          <StatusBadge status={status} />
        </span>
      </summary>
      <div className="border-separator border-t bg-surface-secondary/50 ps-6">
        <ul aria-label={`Jobs of ${title}`}>
          {jobs.map((job) => (
            <li key={job.id} className="border-separator border-b last:border-0">
              <JobLine job={job} tenant={tenant} />
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 empty:hidden">
          {sourceId && <RetryJobs sourceId={sourceId} title={title} jobs={jobs} />}
          {sourceId && rest > 0 && (
            <TextLink href={sourceJobsPath(tenant, sourceId, asked)}>
              All {count(sizeOf(group), "job")} of this source
            </TextLink>
          )}
        </div>
      </div>
    </details>
  );
}
