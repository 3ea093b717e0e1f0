import type { TimeCode } from "../../_kit/ports";

/**
 * The times within each stretch of a text, counted from the stretch's start; the first is the one in force there. Both
 * lists are in the order of the text, so each search begins where the one before ended.
 */
export function timesWithin(
  stretches: readonly { start: number; end: number }[],
  times: readonly TimeCode[],
): TimeCode[][] {
  let next = 0;
  return stretches.map(({ start, end }) => {
    while (next < times.length && (times[next]?.start ?? 0) <= start) next++;
    const current = times[next - 1];
    const inside = current ? [{ start: 0, seconds: current.seconds }] : [];
    for (let at = next; at < times.length; at++) {
      const time = times[at];
      if (!time || time.start >= end) break;
      inside.push({ start: time.start - start, seconds: time.seconds });
    }
    return inside;
  });
}

/** The second that is in force at an offset; null where there is none. */
export function secondsAt(times: readonly TimeCode[], offset: number): number | null {
  return times.findLast(({ start }) => start <= offset)?.seconds ?? null;
}
