import "server-only";
import { readEnv } from "@/lib/env";
import { cookieName } from "./session-cookie";

export const CALLBACK_COOKIE = "minirag.callback";

/** Where somebody wanted to go when they left for a provider; next-auth keeps it in a cookie, and drops it from the address of an error. */
export function readReturnPath(cookies: { get(name: string): { value: string } | undefined }): string | null {
  const kept = cookies.get(cookieName(CALLBACK_COOKIE))?.value;
  if (!kept || !URL.canParse(kept)) return null;
  const { origin, pathname, search } = new URL(kept);
  return origin === new URL(readEnv().core.publicUrl).origin ? pathname + search : null;
}
