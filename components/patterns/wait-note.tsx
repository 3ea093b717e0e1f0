"use client";

import { formatClock } from "@/lib/client/format";
import { useTimeZone } from "@/lib/client/time-zone";
import type { Wait } from "@/lib/schemas/job";

/** What comes after the wait, up to its time; anything that is not said here is tried again. */
const NEXT: Record<string, string> = { crawl_delay: "The next page follows at" };

/** Why something waits, and when it goes on by the reader's clock. */
export function WaitNote({ wait: { code, message, until } }: { wait: Wait }) {
  const zone = useTimeZone();
  // Server and browser look at different clocks, and live in different time zones.
  return (
    <>
      {message} {NEXT[code] ?? "The next try is at"}{" "}
      <time dateTime={until} className="whitespace-nowrap tabular-nums" suppressHydrationWarning>
        {formatClock(until, Date.now(), zone)}
      </time>
      .
    </>
  );
}
