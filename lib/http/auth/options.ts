import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { SessionId, UserId } from "@/lib/core/ids";
import { readEnv } from "@/lib/env";
import {
  endSession,
  findPerson,
  signInWithLink,
  signInWithPassword,
  startSession,
} from "@/lib/services/accounts";
import { openCtx } from "../open-ctx";
import { cookieName, sessionCookieName } from "./session-cookie";

const DAY_SECONDS = 24 * 60 * 60;

/** Shown by the sign-in page; next-auth puts it into the address. */
const TOO_MANY_TRIES = "TooManyTries";

type SignInResult = UserId | null | "too-many-tries";

function toUser(result: SignInResult): { id: string } | null {
  if (result === "too-many-tries") throw new Error(TOO_MANY_TRIES);
  return result && { id: result };
}

function headersOf(request: { headers?: Record<string, unknown> }): Headers {
  const plain = Object.entries(request.headers ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return new Headers(plain);
}

/** next-auth keeps the cookie; the session itself is a row of ours, named in the cookie, so that it can be ended. */
export function authOptions(): NextAuthOptions {
  const { auth, core } = readEnv();
  const secure = core.publicUrl.startsWith("https:");
  const cookie = (name: string) => ({
    name,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  });
  return {
    secret: auth.secret,
    session: { strategy: "jwt", maxAge: auth.sessionMaxAgeDays * DAY_SECONDS },
    cookies: {
      sessionToken: cookie(sessionCookieName()),
      callbackUrl: cookie(cookieName("minirag.callback")),
      csrfToken: cookie(cookieName("minirag.csrf")),
    },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        id: "password",
        credentials: { email: {}, password: {} },
        async authorize(credentials, request) {
          const { email = "", password = "" } = credentials ?? {};
          return toUser(await signInWithPassword(openCtx(headersOf(request)), { email, password }));
        },
      }),
      CredentialsProvider({
        id: "link",
        credentials: { link: {} },
        authorize: async (credentials, request) =>
          toUser(await signInWithLink(openCtx(headersOf(request)), credentials?.link ?? "")),
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        if (!user) return token;
        return { sessionId: await startSession(user.id as UserId, auth.sessionMaxAgeDays, new Date()) };
      },
      // next-auth's own session endpoint: it tells no more than whether the session is alive.
      async session({ session, token }) {
        const user = await findPerson(token.sessionId as SessionId, new Date());
        return user
          ? { expires: session.expires, user: { name: user.name, email: user.email } }
          : { expires: new Date(0).toISOString() };
      },
      redirect: ({ url, baseUrl }) => (url.startsWith("/") && !/^\/[\\/]/.test(url) ? url : baseUrl),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sessionId === "string") await endSession(token.sessionId as SessionId);
      },
    },
  };
}
