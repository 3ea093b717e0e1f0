import type { Flow } from "@/lib/schemas/plans";

/** `2026-11-27`: the day in UTC, as meters name it. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** `2026-11`: the month in UTC. */
export function monthOf(now: Date): string {
  return now.toISOString().slice(0, 7);
}

/** When a limit has its whole room again: the next midnight in UTC, or the one that begins a month. */
export function resetOf(flow: Flow, now: Date): Date {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  return new Date(flow === "messagesPerDay" ? Date.UTC(year, month, day + 1) : Date.UTC(year, month + 1));
}
