"use client";

import { useSyncExternalStore } from "react";

/** What stands behind the `#` of the address; null until the browser has taken over from the server. */
export function useHash(): string | null {
  return useSyncExternalStore(onHashChange, readHash, () => null);
}

export function onHashChange(notify: () => void): () => void {
  addEventListener("hashchange", notify);
  return () => removeEventListener("hashchange", notify);
}

const readHash = () => location.hash.slice(1);
