import type { ReactNode } from "react";
import { Panel } from "@/components/patterns/section";
import type { JobDto } from "@/lib/schemas/job";
import { JobLine } from "./job-line";

type JobListProps = { jobs: readonly JobDto[]; tenant: string; empty: ReactNode };

/** The jobs of one source, one after the other. */
export function JobList({ jobs, tenant, empty }: JobListProps) {
  if (jobs.length === 0) return empty;
  return (
    <Panel className="@container overflow-hidden">
      <ul aria-label="Jobs">
        {jobs.map((job) => (
          <li key={job.id} className="border-separator border-b last:border-0">
            <JobLine job={job} tenant={tenant} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
