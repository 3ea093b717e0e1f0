import { ListChecks, SearchX } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { EmptyState } from "@/components/patterns/empty-state";

type NoJobsProps = { home: string; isFiltered: boolean; canWrite: boolean };

/** What stands in place of the jobs: nothing has been done yet, or nothing is like what was asked for. */
export function NoJobs({ home, isFiltered, canWrite }: NoJobsProps) {
  if (isFiltered) {
    return (
      <EmptyState
        icon={SearchX}
        title="No job is like this"
        action={<ButtonLink href={`${home}/jobs`}>Show all jobs</ButtonLink>}
      >
        Nothing with this state and of this source is among the jobs.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={ListChecks}
      title="Nothing has been done yet"
      action={
        canWrite && (
          <ButtonLink href={`${home}/sources/new`} variant="primary">
            Add a source
          </ButtonLink>
        )
      }
    >
      Taking in documents and clearing them away happens in the background. Each piece of that work is listed
      here, with how far it is, and why it failed if it did.
    </EmptyState>
  );
}
