import { randomBytes } from "node:crypto";
import { newId, type UserId } from "@/lib/core/ids";
import type { Db } from "@/lib/db";
import { hashSecret } from "../_kit";

export type LinkPurpose = "sign_in" | "password_reset" | "verify_email";

const MINUTE_MS = 60_000;

/**
 * How long links work: the owner's first one waits for somebody to come back to the terminal; mails are read soon; who is
 * asked for a code types it at once.
 */
export const LINK_LIFETIME_MS = {
  terminal: 24 * 60 * MINUTE_MS,
  mail: 30 * MINUTE_MS,
  verification: 24 * 60 * MINUTE_MS,
  code: 10 * MINUTE_MS,
};

type NewLink = { userId: UserId; purpose: LinkPurpose; lifetimeMs: number; email?: string };

/** A new secret for this purpose; older ones for the same user and purpose stop working. */
export async function issueLink(db: Db, link: NewLink, now: Date): Promise<string> {
  const { userId, purpose, lifetimeMs, email = null } = link;
  const secret = randomBytes(32).toString("base64url");
  await db.oneTimeLink.deleteMany({ where: { userId, purpose } });
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  await db.oneTimeLink.create({
    data: { id: newId("link"), userId, purpose, email, hash: hashSecret(secret), expiresAt },
  });
  return secret;
}

export type LinkOwner = { userId: UserId; email: string | null };

/** Whose link it is, without using it up; null when it is unknown, used or too old. */
export async function findLink(
  db: Db,
  secret: string,
  purpose: LinkPurpose,
  now: Date,
): Promise<LinkOwner | null> {
  const found = await db.oneTimeLink.findFirst({
    where: working(secret, purpose, now),
    select: { userId: true, email: true },
  });
  return found && toOwner(found);
}

/** Uses the link up and says whose it was; null when it is unknown, used or too old. */
export async function redeemLink(
  db: Db,
  secret: string,
  purpose: LinkPurpose,
  now: Date,
): Promise<LinkOwner | null> {
  // One conditional UPDATE: of two uses at once only one finds the link unused.
  const [used] = await db.oneTimeLink.updateManyAndReturn({
    where: working(secret, purpose, now),
    data: { usedAt: now },
    select: { userId: true, email: true },
  });
  return used ? toOwner(used) : null;
}

function working(secret: string, purpose: LinkPurpose, now: Date) {
  return { hash: hashSecret(secret), purpose, usedAt: null, expiresAt: { gt: now } };
}

const toOwner = ({ userId, email }: { userId: string; email: string | null }): LinkOwner => ({
  userId: userId as UserId,
  email,
});
