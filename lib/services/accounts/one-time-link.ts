import { createHash, randomBytes } from "node:crypto";
import { newId, type UserId } from "@/lib/core/ids";
import type { Db } from "@/lib/db";

export type LinkPurpose = "sign_in" | "password_reset";

/** How long a link works. The owner's first link waits for somebody to come back to the terminal. */
const LIFETIME_MS: Record<LinkPurpose, number> = { sign_in: 24 * 60 * 60_000, password_reset: 30 * 60_000 };

const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex");

/** A new secret for this purpose; older ones for the same user and purpose stop working. */
export async function issueLink(db: Db, userId: UserId, purpose: LinkPurpose, now: Date): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  await db.oneTimeLink.deleteMany({ where: { userId, purpose } });
  const expiresAt = new Date(now.getTime() + LIFETIME_MS[purpose]);
  await db.oneTimeLink.create({
    data: { id: newId("link"), userId, purpose, hash: hashOf(secret), expiresAt },
  });
  return secret;
}

/** Uses the link up and says whose it was; null when it is unknown, used or too old. */
export async function redeemLink(
  db: Db,
  secret: string,
  purpose: LinkPurpose,
  now: Date,
): Promise<UserId | null> {
  const where = { hash: hashOf(secret), purpose, usedAt: null, expiresAt: { gt: now } };
  // One conditional UPDATE: of two uses at once only one finds the link unused.
  const [used] = await db.oneTimeLink.updateManyAndReturn({
    where,
    data: { usedAt: now },
    select: { userId: true },
  });
  return used ? (used.userId as UserId) : null;
}
