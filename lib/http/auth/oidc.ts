import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { Env } from "@/lib/env";
import type { Profile } from "@/lib/services/accounts";

const GOOGLE = "https://accounts.google.com";

type Claims = { sub?: string; email?: string; email_verified?: boolean | "true" | "false"; name?: string };

/** Google and any other OpenID Connect provider are one and the same to us; which there are is told by the environment. */
export function oidcProviders({ google, oidc }: Env["auth"]): OAuthConfig<Claims>[] {
  return [
    ...(google ? [provider("google", "Google", { ...google, issuer: GOOGLE })] : []),
    ...(oidc ? [provider("oidc", oidc.name, oidc)] : []),
  ];
}

function provider(
  id: string,
  name: string,
  client: { issuer: string; id: string; secret: string },
): OAuthConfig<Claims> {
  return {
    id,
    name,
    type: "oauth",
    wellKnown: `${client.issuer}/.well-known/openid-configuration`,
    issuer: client.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    // Somebody waits for a page.
    httpOptions: { timeout: 10_000 },
    profile: ({ sub = "", email = null, name = null }) => ({ id: sub, email, name }),
  };
}

/** The claims of the ID token, which next-auth has checked. */
export function toProfile(provider: string, claims: unknown): Profile {
  const { sub = "", email, email_verified: verified, name = "" } = (claims ?? {}) as Claims;
  return {
    provider,
    subject: sub,
    email: email ?? null,
    isEmailVerified: verified === true || verified === "true",
    name,
  };
}
