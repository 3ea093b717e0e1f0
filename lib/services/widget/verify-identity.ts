import { jwtVerify } from "jose";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { type OpenCtx, secretPlace } from "../_kit";
import type { WidgetBot } from "./find-widget";

const MOST_HOURS = 24;
const MOST_SECONDS = MOST_HOURS * 60 * 60;
/** So far may the clocks of the two servers be apart. */
const SKEW_SECONDS = 30;

/** Whom the owner's server vouches for. */
export type Identity = { subject: string; name?: string; email?: string };

const Claims = z.object({
  sub: z.string().trim().min(1).max(200),
  exp: z.number(),
  name: z.string().trim().min(1).max(120).optional(),
  email: z.email().max(254).optional(),
});

/**
 * Reads what the owner's server says of a visitor: a JWT by HS256 with the bot's own secret, of at most a day.
 * @throws AppError unauthenticated, in words for the owner
 */
export async function verifyIdentity(
  { ports, now }: Pick<OpenCtx, "ports" | "now">,
  { id, tenant, visitorSecret }: WidgetBot,
  identity: string,
): Promise<Identity> {
  if (visitorSecret === null) throw refused("this bot has no visitor secret yet; make one in the dashboard");
  const secret = ports.vault.open(visitorSecret, secretPlace("Bot", "visitorSecret", tenant.id, id));
  const checks = {
    algorithms: ["HS256"],
    requiredClaims: ["sub", "exp"],
    currentDate: now(),
    clockTolerance: SKEW_SECONDS,
  };
  const { payload } = await jwtVerify(identity, new TextEncoder().encode(secret), checks).catch((cause) => {
    throw refused(WORDS[codeOf(cause)] ?? "it is no JWT that this bot's secret signed", cause);
  });
  const claims = Claims.safeParse(payload);
  if (!claims.success)
    throw refused("`sub` must be a text of 1 to 200 characters, `name` of at most 120, `email` an address");
  const { sub: subject, exp, name, email } = claims.data;
  if (exp * 1000 > now().getTime() + (MOST_SECONDS + SKEW_SECONDS) * 1000)
    throw refused(`\`exp\` lies more than ${MOST_HOURS} hours ahead`);
  return { subject, ...(name && { name }), ...(email && { email }) };
}

const WORDS: Record<string, string> = {
  ERR_JWT_EXPIRED: "it has expired; sign a new one for each page",
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: "its signature does not match this bot's visitor secret",
  ERR_JOSE_ALG_NOT_ALLOWED: "it must be signed by HS256",
  ERR_JWT_CLAIM_VALIDATION_FAILED: "it needs the claims `sub` and `exp`, and must be valid by now",
};

function refused(why: string, cause?: unknown): AppError {
  return new AppError("unauthenticated", `The visitor's identity was refused: ${why}.`, { cause });
}

/** By its code, not its class: bundling can leave two copies of one. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
