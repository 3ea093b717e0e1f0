import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { UserId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import type { ChangeEmailBody } from "@/lib/schemas/account";
import { limit, type OpenCtx, type PersonCtx, recordPersonEvent } from "../_kit";
import { addressChangesMail, linkTo, sendLater, verificationMail } from "./mails";
import { issueLink, LINK_LIFETIME_MS, redeemLink } from "./one-time-link";
import { assertPassword } from "./prove";

const MAILS = { limit: 5, windowSeconds: 60 * 60 };

/** Mails a link to the new address; the account changes when it is used. The old address is told. */
export async function changeEmail(ctx: PersonCtx, body: z.output<typeof ChangeEmailBody>): Promise<void> {
  await assertPassword(ctx, body.password, "password");
  await sendVerification(ctx, body.email);
  sendLater(ctx, async () => addressChangesMail(ctx.person.email, body.email));
}

/** Mails a link that proves that an address is the person's: the one they have, or the one they want. */
export async function sendVerification(ctx: PersonCtx, email = ctx.person.email): Promise<void> {
  await limit(ctx, `verify:${ctx.person.id}`, MAILS, "Too many mails within an hour. Try again later.");
  const link = {
    userId: ctx.person.id,
    purpose: "verify_email",
    lifetimeMs: LINK_LIFETIME_MS.verification,
    email,
  } as const;
  const secret = await asSystem("account", (db) => issueLink(db, link, ctx.now()));
  sendLater(ctx, async () => verificationMail(email, linkTo(ctx, "verify-email", secret)));
}

/** Uses such a link. @throws AppError invalid_request for one that does not work · conflict when the address is taken meanwhile */
export async function verifyEmail(ctx: OpenCtx, secret: string): Promise<{ email: string }> {
  return asSystem("account", async (db) => {
    const owner = await redeemLink(db, secret, "verify_email", ctx.now());
    if (!owner?.email)
      throw new AppError("invalid_request", "This link does not work any more. Ask for a new one.");
    const { userId, email } = owner;
    const before = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
    if (before.email !== email) await assertFree(db, email, userId);
    await db.user.update({ where: { id: userId }, data: { email, emailVerifiedAt: ctx.now() } });
    // Links that lie in the mailbox so far may be somebody else's to read now.
    if (before.email !== email) await db.oneTimeLink.deleteMany({ where: { userId, usedAt: null } });
    await recordPersonEvent(db, ctx, userId, {
      action: before.email === email ? "account.verify_email" : "account.change_email",
    });
    return { email };
  });
}

async function assertFree(db: Db, email: string, userId: UserId) {
  const other = await db.user.findUnique({ where: { email }, select: { id: true } });
  if (other && other.id !== userId) {
    throw new AppError("conflict", "Another account has this e-mail address meanwhile.");
  }
}
