"use client";

import { useSyncExternalStore } from "react";
import { formatExact, formatRelative } from "@/lib/client/format";
import { useTimeZone } from "@/lib/client/time-zone";

const TICK_MS = 20_000;

/** How long ago something was, kept true while the page is open; the exact time on hover. */
export function RelativeTime({ iso, prefix = "" }: { iso: string; prefix?: string }) {
  const tick = useSyncExternalStore(everyTick, currentTick, currentTick);
  const zone = useTimeZone();
  const now = Math.max(tick * TICK_MS, Date.now());
  // Server and browser look at different clocks, and live in different time zones.
  return (
    <time dateTime={iso} title={formatExact(iso, zone)} suppressHydrationWarning>
      {prefix}
      {formatRelative(iso, now, zone)}
    </time>
  );
}

function everyTick(notify: () => void): () => void {
  const timer = setInterval(notify, TICK_MS);
  return () => clearInterval(timer);
}

const currentTick = () => Math.floor(Date.now() / TICK_MS);
