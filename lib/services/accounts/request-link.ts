import type { UserId } from "@/lib/core/ids";
import { networkOf } from "@/lib/core/network-of";
import { asSystem } from "@/lib/db";
import { limit, type OpenCtx } from "../_kit";
import { linkTo, magicMail, resetMail, sendLater } from "./mails";
import { issueLink, LINK_LIFETIME_MS } from "./one-time-link";

const HOUR_SECONDS = 60 * 60;
/** Whoever asks many times runs out long before they could keep the account's own person from asking. */
const PER_ACCOUNT = { limit: 20, windowSeconds: HOUR_SECONDS };
const PER_ADDRESS = { limit: 5, windowSeconds: HOUR_SECONDS };

const KINDS = {
  sign_in: { page: "sign-in/link", toMail: magicMail },
  password_reset: { page: "reset-password", toMail: resetMail },
} as const;

/**
 * Mails a link to sign in, or to choose a new password. Says nothing about whether there is such a user: the look-up and
 * the mail go on after the answer, so that neither the answer nor its time tells.
 * @throws AppError rate_limited
 */
export async function requestLink(ctx: OpenCtx, purpose: keyof typeof KINDS, email: string): Promise<void> {
  const message = "Too many requests for a link. Try again later.";
  await limit(ctx, `${purpose}:address:${networkOf(ctx.address)}`, PER_ADDRESS, message);
  await limit(ctx, `${purpose}:account:${email}`, PER_ACCOUNT, message);
  sendLater(ctx, async () => {
    const link = await makeLink(ctx, purpose, email, LINK_LIFETIME_MS.mail);
    return link === null ? null : KINDS[purpose].toMail(email, link);
  });
}

/** A link for the person with this e-mail, or null when there is none; the command line prints it where no mail goes out. */
export function makeLink(
  ctx: Pick<OpenCtx, "now" | "publicUrl">,
  purpose: keyof typeof KINDS,
  email: string,
  lifetimeMs: number = LINK_LIFETIME_MS.terminal,
): Promise<string | null> {
  return asSystem("sign-in", async (db) => {
    const user = await db.user.findUnique({
      where: { email: email.toLowerCase() },
      select: { id: true, email: true },
    });
    if (!user) return null;
    const isMailed = lifetimeMs === LINK_LIFETIME_MS.mail;
    const link = { userId: user.id as UserId, purpose, lifetimeMs, ...(isMailed && { email: user.email }) };
    return linkTo(ctx, KINDS[purpose].page, await issueLink(db, link, ctx.now()));
  });
}
