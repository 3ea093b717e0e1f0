"use client";

import { useTenant } from "@/lib/client/tenant";
import { useLive } from "@/lib/client/use-live";

/** Put on a page while something on it is still at work; `path` is what the API says of the same. */
export function Live({ path, isActive }: { path: string; isActive: boolean }) {
  useLive(useTenant().slug, path, isActive);
  return null;
}

/** The same on a page outside of any team. */
export function PersonLive({ path, isActive }: { path: string; isActive: boolean }) {
  useLive(undefined, path, isActive);
  return null;
}
