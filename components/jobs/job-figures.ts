import { formatDuration, formatNumber } from "@/lib/client/format";
import type { JobDto } from "@/lib/schemas/job";

type Timed = Pick<JobDto, "startedAt" | "finishedAt">;

/** Whether it has yet to come to an end. */
export function isUnderWay({ status }: Pick<JobDto, "status">): boolean {
  return status === "queued" || status === "running";
}

/** How long it took; null as long as it has not ended, or when it never began. */
export function tookOf({ startedAt, finishedAt }: Timed): string | null {
  if (startedAt === null || finishedAt === null) return null;
  return formatDuration(Math.max(Date.parse(finishedAt) - Date.parse(startedAt), 0));
}

/** How far it is, from 0 to 1; null when nobody knows. */
export function shareOf({ done, total }: JobDto["progress"]): number | null {
  return total ? Math.min(done / total, 1) : null;
}

const NOUNS: Partial<Record<JobDto["kind"], string>> = {
  delete_source: "document",
  delete_document: "document",
  sync_source: "page",
};

/** How far it is, in words: `40 of 713 passages`. */
export function progressText({ kind, progress }: Pick<JobDto, "kind" | "progress">): string | null {
  const { done, total } = progress;
  if (!total) return null;
  const noun = NOUNS[kind] ?? "passage";
  return `${formatNumber(Math.min(done, total))} of ${formatNumber(total)} ${noun}${total === 1 ? "" : "s"}`;
}
