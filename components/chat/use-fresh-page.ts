"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const seen = new Set<string>();

/**
 * Has the page made anew when it comes out of the router's memory, as it does on the way back: what was said since is
 * not in it. The same when it `isMissing` something. Syncs with: the router.
 */
export function useFreshPage(makingId: string, isMissing: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (isMissing || seen.has(makingId)) router.refresh();
    seen.add(makingId);
  }, [makingId, isMissing, router]);
}
