import { formatDuration } from "./format";

type Timed = { createdAt: string; startedAt: string | null; finishedAt: string | null };

/** How long work waited for its turn and how long it ran, as far as that is over: `queued for 2 s, ran for 1 min`. */
export function waitAndRun({ createdAt, startedAt, finishedAt }: Timed): string {
  const begunAt = startedAt ?? finishedAt;
  const parts = [
    begunAt && `queued for ${between(createdAt, begunAt)}`,
    startedAt && finishedAt && `ran for ${between(startedAt, finishedAt)}`,
  ];
  return parts.filter(Boolean).join(", ");
}

// Two clocks may be a moment apart.
const between = (from: string, to: string) => formatDuration(Math.max(Date.parse(to) - Date.parse(from), 0));
