"use client";

import { useEffect } from "react";
import { setCookie, TENANT_COOKIE } from "@/lib/client/cookies";

/** Keeps which team one was in last, for the start page. Syncs with: the browser's cookies. */
export function RememberTenant({ slug }: { slug: string }) {
  useEffect(() => setCookie(TENANT_COOKIE, slug), [slug]);
  return null;
}
