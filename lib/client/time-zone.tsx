"use client";

import { createContext, type ReactNode, useContext } from "react";

const TimeZoneContext = createContext<string | undefined>(undefined);

/** Stands in layouts. `zone` is the one that was chosen; null: nobody chose, and the browser's own holds. */
export function TimeZoneProvider({ zone, children }: { zone: string | null; children: ReactNode }) {
  return <TimeZoneContext value={zone ?? undefined}>{children}</TimeZoneContext>;
}

/** The time zone that times are shown in; undefined is the browser's own. */
export const useTimeZone = () => useContext(TimeZoneContext);
