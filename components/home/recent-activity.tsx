import { Activity } from "lucide-react";
import { EmptyState } from "@/components/patterns/empty-state";
import { jobKindLabel } from "@/components/patterns/job-kind";
import { JobTitle } from "@/components/patterns/job-title";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Panel, Section } from "@/components/patterns/section";
import { StatusBadge } from "@/components/patterns/status-badge";
import { TextLink } from "@/components/patterns/text-link";
import type { JobDto } from "@/lib/schemas/job";

type RecentActivityProps = { jobs: readonly JobDto[]; tenant: string };

/** What was worked on last. */
export function RecentActivity({ jobs, tenant }: RecentActivityProps) {
  return (
    <Section
      title="Recent activity"
      actions={jobs.length > 0 && <TextLink href={`/t/${tenant}/jobs`}>All jobs</TextLink>}
    >
      {jobs.length === 0 ? (
        <EmptyState icon={Activity} title="Nothing has happened yet">
          What MiniRAG takes in and clears away shows up here.
        </EmptyState>
      ) : (
        <Panel>
          <ul>
            {jobs.map((job) => (
              <li
                key={job.id}
                className="flex items-center gap-3 border-separator border-b px-4 py-2.5 last:border-0"
              >
                <span className="min-w-0 flex-1">
                  <JobTitle job={job} tenant={tenant} />
                  <span className="block truncate text-muted text-xs">
                    {jobKindLabel(job.kind)} · <RelativeTime iso={job.createdAt} />
                  </span>
                </span>
                <StatusBadge status={job.status} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </Section>
  );
}
