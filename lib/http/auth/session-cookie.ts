import "server-only";
import { decode } from "next-auth/jwt";
import { isId, type SessionId } from "@/lib/core/ids";
import { dropSingleton, singleton } from "@/lib/core/singleton";
import { readEnv } from "@/lib/env";
import { startSingleUserSession } from "@/lib/services/accounts";

/** `__Host-` keeps a cookie to this very host and to https; browsers drop it on plain http, where only loopback is served. */
export function cookieName(name: string): string {
  return readEnv().core.publicUrl.startsWith("https:") ? `__Host-${name}` : name;
}

export const sessionCookieName = () => cookieName("minirag.session");

/** The session a request's cookie names, or null: no cookie, not ours, or out of time. Whether it was ended is not checked here. */
export async function readSessionId(cookies: {
  get(name: string): { value: string } | undefined;
}): Promise<SessionId | null> {
  if (readEnv().auth.mode === "none") return singleUserSession();
  const token = cookies.get(sessionCookieName())?.value;
  if (!token) return null;
  const claims = await decode({ token, secret: readEnv().auth.secret }).catch(() => null);
  const id = claims?.sessionId;
  return typeof id === "string" && isId("session", id) ? id : null;
}

/** One for the process. A failed try (the owner is not made yet) is not kept. */
function singleUserSession(): Promise<SessionId> {
  return singleton("single-user", () =>
    startSingleUserSession(new Date()).catch((error) => {
      dropSingleton("single-user");
      throw error;
    }),
  );
}
