import "server-only";
import { createHmac, hkdfSync } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { type BotId, idOfBytes, type VisitorId } from "@/lib/core/ids";
import { readEnv } from "@/lib/env";
import { idOf } from "@/lib/schemas/common";
import { VISITOR_TOKEN_SECONDS } from "@/lib/schemas/visitor";

const MONTH_SECONDS = 30 * 24 * 60 * 60;

/**
 * `launch`: what the launcher gets, good for becoming a visitor and nothing else · `visit`: what the panel asks with ·
 * `return`: by which a visitor is known again. Each has a key and an audience of its own, so none passes for another.
 */
const LASTS_SECONDS = { launch: VISITOR_TOKEN_SECONDS, visit: VISITOR_TOKEN_SECONDS, return: MONTH_SECONDS };
export type Purpose = keyof typeof LASTS_SECONDS;

const Claims = z.object({
  bot: idOf("bot"),
  /** Of the page that shows the widget, or our own. */
  origin: z.string(),
  visitor: idOf("visitor"),
  /** Somebody of the team, in the dashboard. */
  isPreview: z.literal(true).optional(),
  /** The site's own server vouches for who this is. */
  isVerified: z.literal(true).optional(),
  name: z.string().optional(),
  email: z.string().optional(),
});
export type VisitorClaims = z.output<typeof Claims>;

/** Signs what the server says of a visitor, for one purpose. */
export function signToken(
  purpose: Purpose,
  { visitor, ...claims }: VisitorClaims,
  now: Date,
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(visitor)
    .setAudience(audienceOf(purpose))
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + LASTS_SECONDS[purpose])
    .sign(keyFor(purpose));
}

/** What the server said; null when it was not the server, not for this purpose, or too long ago. */
export async function readToken(purpose: Purpose, token: string, now: Date): Promise<VisitorClaims | null> {
  const checks = {
    algorithms: ["HS256"],
    audience: audienceOf(purpose),
    requiredClaims: ["sub", "exp"],
    currentDate: now,
  };
  const read = await jwtVerify(token, keyFor(purpose), checks).catch(() => null);
  const claims = Claims.safeParse({ ...read?.payload, visitor: read?.payload.sub });
  return claims.success ? claims.data : null;
}

/** Who a site's server vouches for is the same visitor each time, and never one that came without a name. */
export function verifiedVisitor(bot: BotId, subject: string): VisitorId {
  const hash = createHmac("sha256", keyFor("verified")).update(`${bot}\n${subject}`).digest();
  return idOfBytes("visitor", hash);
}

const audienceOf = (purpose: Purpose) => `minirag:widget:${purpose}`;

function keyFor(purpose: Purpose | "verified"): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", readEnv().auth.secret, "", `minirag widget ${purpose}`, 32));
}
