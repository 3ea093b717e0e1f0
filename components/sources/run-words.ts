import { waitAndRun } from "@/lib/client/waits";
import type { Schedule, SyncRunDto } from "@/lib/schemas/sync";

const TRIGGERS: Record<SyncRunDto["trigger"], string> = {
  added: "When it was added",
  manual: "By hand",
  schedule: "By schedule",
  retry: "What had failed, once more",
};

export function triggerWords(trigger: SyncRunDto["trigger"]): string {
  return TRIGGERS[trigger];
}

/** What came of a run, in one line, without what did not happen. */
export function runSummary({ counts }: Pick<SyncRunDto, "counts">): string {
  const { added, changed, removed, unchanged, failed } = counts;
  const parts = Object.entries({ added, changed, removed, unchanged, failed });
  const words = parts.flatMap(([word, value]) => (value > 0 ? `${value} ${word}` : []));
  return words.length > 0 ? words.join(", ") : "nothing yet";
}

type Timed = Pick<SyncRunDto, "startedAt" | "begunAt" | "finishedAt">;

/** How long a run waited for its turn, and how long it took, as far as it is over: `queued for 2 s, ran for 1 min`. */
export function waitWords({ startedAt, begunAt, finishedAt }: Timed): string {
  return waitAndRun({ createdAt: startedAt, startedAt: begunAt, finishedAt });
}

/** `Every day at 03:00 (Europe/Berlin)` */
export function scheduleWords({ every, hour, timeZone }: Schedule): string {
  const day = { day: "Every day", week: "Every Monday", month: "On the first of every month" }[every];
  return `${day} at ${clock(hour)} (${timeZone.replaceAll("_", " ")})`;
}

export function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
