"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { API } from "./api";

const FIRST_MS = 1_000;
const SLOWEST_MS = 6_000;

/**
 * Keeps a page that the server made up to date: asks the API for `path` and, when the answer is another than before,
 * lets the page be made anew in place. Rests while the tab is hidden; an answer that fails is asked for again later.
 * `tenant` is undefined for what concerns none. Syncs with: the API, by time.
 */
export function useLive(tenant: string | undefined, path: string, isActive: boolean): void {
  const router = useRouter();
  const last = useRef<string | null>(null);

  useEffect(() => {
    if (!isActive) return;
    const abort = new AbortController();
    let timer: number;
    let pause = FIRST_MS;

    const look = async () => {
      if (document.visibilityState === "visible") {
        const answer = await ask(tenant, path, abort.signal);
        if (abort.signal.aborted) return;
        const isNew = answer !== null && answer !== last.current;
        // The first answer counts as new too: something may have ended since the page was made.
        if (isNew) router.refresh();
        if (answer !== null) last.current = answer;
        pause = isNew ? FIRST_MS : Math.min(pause * 1.3, SLOWEST_MS);
      }
      timer = window.setTimeout(look, pause);
    };
    timer = window.setTimeout(look, FIRST_MS / 2);
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [tenant, path, isActive, router]);
}

async function ask(tenant: string | undefined, path: string, signal: AbortSignal): Promise<string | null> {
  try {
    const headers = tenant === undefined ? undefined : { "x-tenant": tenant };
    const response = await fetch(`${API}${path}`, { headers, signal });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
