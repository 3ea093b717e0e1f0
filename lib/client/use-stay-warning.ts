"use client";

import { useEffect } from "react";

/** Asks before the tab is closed or loaded anew, as long as something would be lost by it. Syncs with: the browser's own question. */
export function useStayWarning(isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isActive]);
}
