import type { Status } from "@/components/patterns/status-badge";
import { formatNumber } from "@/lib/client/format";
import type { JobGroupDto } from "@/lib/schemas/job";

type Counted = Pick<JobGroupDto, "counts">;

const WORDS: [keyof JobGroupDto["counts"], string][] = [
  ["running", "running"],
  ["queued", "queued"],
  ["failed", "failed"],
  ["succeeded", "done"],
  ["canceled", "canceled"],
];

/** How the jobs of a group are, without what there is none of: `2 running, 30 done`. */
export function groupWords({ counts }: Counted): string {
  const parts = WORDS.flatMap(([state, word]) =>
    counts[state] > 0 ? `${formatNumber(counts[state])} ${word}` : [],
  );
  return parts.join(", ");
}

/** The state of a group as a whole: of what is under way, else of its first job, which is a failure that is still open. */
export function groupStatus({ counts, wait, jobs }: JobGroupDto): Status {
  if (counts.running > 0) return wait ? "waiting" : "running";
  if (counts.queued > 0) return "queued";
  return jobs[0]?.status ?? "succeeded";
}

/** How many jobs it has; all of them may not be shown. */
export function sizeOf({ counts }: Counted): number {
  return Object.values(counts).reduce((sum, amount) => sum + amount, 0);
}
