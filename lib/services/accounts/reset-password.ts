import { AppError } from "@/lib/core/errors";
import type { UserId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { limit, type OpenCtx } from "../_kit";
import { issueLink, redeemLink } from "./one-time-link";
import { hashPassword } from "./password";
import { endAllSessions } from "./sessions";

const RESETS = { limit: 5, windowSeconds: 60 * 60 };

/**
 * Mails a link to choose a new password. Says nothing about whether there is such a user: the look-up and the mail go
 * on after the answer, so that neither the answer nor its time tells.
 */
export async function requestPasswordReset(ctx: OpenCtx, email: string): Promise<void> {
  for (const key of [`reset:account:${email}`, `reset:address:${ctx.address}`]) {
    await limit(ctx, key, RESETS, "Too many requests for a new password. Try again later.");
  }
  void mailResetLink(ctx, email).catch((error) => ctx.log.error({ error }, "the reset mail was not sent"));
}

async function mailResetLink(ctx: OpenCtx, email: string): Promise<void> {
  const link = await makeResetLink(ctx, email);
  if (!link) return;
  const text = [
    "Somebody, probably you, asked for a new password for MiniRAG.",
    `Choose one here within 30 minutes:\n\n${link}`,
    "If it was not you, there is nothing to do: your password stays as it is.",
  ].join("\n\n");
  await ctx.ports.mailer.send({ to: email, subject: "Choose a new password", text });
}

/** A link to choose a new password, or null when nobody has this e-mail. The command line prints it where no mail goes out. */
export function makeResetLink(
  ctx: Pick<OpenCtx, "now" | "publicUrl">,
  email: string,
): Promise<string | null> {
  return asSystem("sign-in", async (db) => {
    const user = await db.user.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } });
    if (!user) return null;
    const secret = await issueLink(db, user.id as UserId, "password_reset", ctx.now());
    return `${ctx.publicUrl}/reset-password#${secret}`;
  });
}

/** Sets the password of the link's owner and signs them out everywhere. @throws AppError invalid_request for a link that does not work */
export async function resetPassword(ctx: OpenCtx, input: { link: string; password: string }): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  const userId = await asSystem("sign-in", async (db) => {
    const owner = await redeemLink(db, input.link, "password_reset", ctx.now());
    if (!owner) return null;
    await db.user.update({ where: { id: owner }, data: { passwordHash } });
    await endAllSessions(db, owner);
    return owner;
  });
  if (!userId) throw new AppError("invalid_request", "This link does not work any more. Ask for a new one.");
  ctx.log.info({ userId }, "password was reset");
}
