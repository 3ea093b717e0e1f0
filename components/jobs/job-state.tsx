import { jobStepLabel } from "@/components/patterns/job-step";
import { ProgressLine } from "@/components/patterns/progress-line";
import { StatusBadge } from "@/components/patterns/status-badge";
import type { JobDto } from "@/lib/schemas/job";
import { progressText, shareOf } from "./job-figures";

/** The state of a job and, while it runs, what it does and how far it is. Why it waits stands beside its name. */
export function JobState({ job }: { job: JobDto }) {
  const { status, step, attempt, progress, wait } = job;
  const words = [jobStepLabel(step), progressText(job)].filter((part) => part !== null);
  return (
    <div className="flex shrink-0 flex-col gap-1.5 @2xl:items-end">
      <span className="flex items-center gap-2">
        <StatusBadge status={wait ? "waiting" : status} />
        {attempt > 1 && <span className="text-muted text-xs">Attempt {attempt}</span>}
      </span>
      {status === "running" && (
        <div className="w-48 max-w-full @2xl:text-end">
          <ProgressLine label={words[0] ?? "At work"} value={shareOf(progress)} />
          {words.length > 0 && (
            <p className="mt-1 whitespace-normal text-muted text-xs">{words.join(" · ")}</p>
          )}
        </div>
      )}
    </div>
  );
}
