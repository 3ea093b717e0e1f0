/** Milliseconds to wait after the try with this number (0 is the first) has failed. */
export type Backoff = (attempt: number) => number;

/** The Inngest server's pauses between tries, in seconds; each gets up to 30 seconds more, by chance. */
const SECONDS = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200];
const JITTER_MS = 30_000;

export const inngestBackoff: Backoff = (attempt) => {
  const seconds = SECONDS[Math.min(attempt, SECONDS.length - 1)] ?? 0;
  return seconds * 1_000 + Math.random() * JITTER_MS;
};
