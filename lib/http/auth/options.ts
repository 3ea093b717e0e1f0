import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { SessionId, UserId } from "@/lib/core/ids";
import { readEnv } from "@/lib/env";
import { CREDENTIAL_ERRORS } from "@/lib/schemas/sign-in";
import type { OpenCtx } from "@/lib/services/_kit";
import {
  endSession,
  findIdentity,
  findPerson,
  type SignIn,
  signInElsewhere,
  signInWithLink,
  signInWithPassword,
  startSession,
} from "@/lib/services/accounts";
import { systemSetting } from "@/lib/services/settings";
import { openCtx } from "../open-ctx";
import { oidcProviders, toProfile } from "./oidc";
import { CALLBACK_COOKIE } from "./return-path";
import { cookieName, sessionCookieName } from "./session-cookie";

const DAY_SECONDS = 24 * 60 * 60;

/** next-auth sends the message of whatever is thrown to the browser: that of a failure of ours stays in the log. */
async function toUser(ctx: OpenCtx, work: Promise<SignIn>): Promise<{ id: string }> {
  const result = await work.catch((error) => {
    ctx.log.error({ error }, "a sign-in broke off");
    throw new Error("Unavailable");
  });
  if (typeof result === "string") throw new Error(CREDENTIAL_ERRORS[result]);
  return { id: result.userId };
}

function headersOf(request: { headers?: Record<string, unknown> }): Headers {
  const plain = Object.entries(request.headers ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return new Headers(plain);
}

/**
 * next-auth keeps the cookie; the session itself is a row of ours, named in the cookie, so that it can be ended.
 * @param headers of the request that is being answered
 */
export async function authOptions(headers: Headers): Promise<NextAuthOptions> {
  const { auth } = readEnv();
  const open = openCtx(headers);
  const maxAgeDays = await systemSetting(open, "sessionMaxAgeDays");
  return {
    secret: auth.secret,
    session: { strategy: "jwt", maxAge: maxAgeDays * DAY_SECONDS },
    cookies: cookies(),
    pages: { signIn: "/sign-in", error: "/sign-in" },
    logger: {
      // Refused sign-ins are errors to next-auth; its metadata may hold what was typed, so the code has to do.
      error: (code) => open.log.info({ code }, "next-auth refused a request"),
      warn: () => {},
      debug: () => {},
    },
    providers: [
      CredentialsProvider({
        id: "password",
        credentials: { email: {}, password: {}, code: {} },
        async authorize(credentials, request) {
          const { email = "", password = "", code = "" } = credentials ?? {};
          const ctx = openCtx(headersOf(request));
          return toUser(ctx, signInWithPassword(ctx, { email, password, code }));
        },
      }),
      CredentialsProvider({
        id: "link",
        credentials: { link: {}, code: {} },
        async authorize(credentials, request) {
          const { link = "", code = "" } = credentials ?? {};
          const ctx = openCtx(headersOf(request));
          return toUser(ctx, signInWithLink(ctx, { link, code }));
        },
      }),
      ...oidcProviders(auth),
    ],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.type !== "oauth") return true;
        const outcome = await signInElsewhere(open, toProfile(account.provider, profile)).catch((error) => {
          open.log.error({ error }, "a sign-in broke off");
          return "Callback";
        });
        if (typeof outcome === "string") return `/sign-in?error=${outcome}`;
        return "codeLink" in outcome ? outcome.codeLink : true;
      },
      async jwt({ token, user, account }) {
        if (!user || !account) return token;
        const isElsewhere = account.type === "oauth";
        const userId = isElsewhere
          ? await findIdentity(account.provider, account.providerAccountId)
          : (user.id as UserId);
        if (!userId) throw new Error("the account was linked a moment ago");
        const method = account.provider;
        const session = {
          userId,
          method,
          maxAgeDays,
          userAgent: headers.get("user-agent"),
          address: open.address,
        };
        return { sessionId: await startSession(session, new Date()) };
      },
      // next-auth's own session endpoint: it tells no more than whether the session is alive.
      async session({ session, token }) {
        const person = await findPerson(token.sessionId as SessionId, new Date());
        return person
          ? { expires: session.expires, user: { name: person.name, email: person.email } }
          : { expires: new Date(0).toISOString() };
      },
      redirect: ({ url, baseUrl }) => safeRedirect(url, baseUrl),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sessionId === "string") await endSession(token.sessionId as SessionId);
      },
    },
  };
}

/** Only home: a path of ours, or our own address. */
function safeRedirect(url: string, baseUrl: string): string {
  // Compared as a browser understands it: it drops tabs and line ends, and reads "\\" as "/".
  const target = URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : null;
  return target?.origin === new URL(baseUrl).origin ? target.href : baseUrl;
}

function cookies(): NextAuthOptions["cookies"] {
  const secure = readEnv().core.publicUrl.startsWith("https:");
  const cookie = (name: string) => ({
    name: cookieName(name),
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  });
  const brief = (name: string) => {
    const { name: full, options } = cookie(name);
    return { name: full, options: { ...options, maxAge: 15 * 60 } };
  };
  return {
    sessionToken: { ...cookie("minirag.session"), name: sessionCookieName() },
    callbackUrl: cookie(CALLBACK_COOKIE),
    csrfToken: cookie("minirag.csrf"),
    pkceCodeVerifier: brief("minirag.pkce"),
    state: brief("minirag.state"),
    nonce: brief("minirag.nonce"),
  };
}
