import type { UserId } from "@/lib/core/ids";
import { networkOf } from "@/lib/core/network-of";
import { asSystem, type Db } from "@/lib/db";
import { type CredentialRefusal, SIGN_IN_WINDOW_MINUTES } from "@/lib/schemas/sign-in";
import { type OpenCtx, recordPersonEvent } from "../_kit";
import { findLink, redeemLink } from "./one-time-link";
import { hashPassword, isOutdated, verifyPassword } from "./password";
import { recordStranger } from "./record-stranger";
import { spendCode } from "./second-factor";

const WINDOW_SECONDS = SIGN_IN_WINDOW_MINUTES * 60;
const TRIES_PER_ACCOUNT = 10;
const TRIES_PER_ADDRESS = 50;

/** Who may come in, or why not. `code-needed`: the first factor is right, and the account has a second one. */
export type SignIn = { userId: UserId } | CredentialRefusal;

/** The answer takes as long, and says the same, for an account that is there and one that is not. */
export async function signInWithPassword(
  ctx: OpenCtx,
  { email, password, code }: { email: string; password: string; code: string },
): Promise<SignIn> {
  const account = email.trim().toLowerCase();
  // The address first: what it refuses is no try at the account.
  if (!(await mayTry(ctx, `sign-in:address:${networkOf(ctx.address)}`, TRIES_PER_ADDRESS)))
    return "too-many-tries";
  if (!(await mayTry(ctx, `sign-in:account:${account}`, TRIES_PER_ACCOUNT))) return "too-many-tries";
  const user = await asSystem("sign-in", (db) =>
    db.user.findUnique({ where: { email: account }, select: { id: true, passwordHash: true } }),
  );
  const isRight = await verifyPassword(user?.passwordHash, password);
  if (!user) return recordStranger(ctx, "password");
  const userId = user.id as UserId;
  if (isRight && user.passwordHash && isOutdated(user.passwordHash)) await renewHash(userId, password);
  return asSystem("sign-in", async (db) => {
    const outcome = isRight ? await secondFactor(ctx, db, userId, code) : "wrong";
    return note(ctx, db, { userId, method: "password", outcome });
  });
}

/** The user of a one-time sign-in link. It is used up only when all else is right, so that a code can be typed after it. */
export async function signInWithLink(
  ctx: OpenCtx,
  { link, code }: { link: string; code: string },
): Promise<SignIn> {
  if (!(await mayTry(ctx, `sign-in:address:${networkOf(ctx.address)}`, TRIES_PER_ADDRESS)))
    return "too-many-tries";
  const now = ctx.now();
  const owner = await asSystem("sign-in", (db) => findLink(db, link, "sign_in", now));
  if (!owner) return recordStranger(ctx, "link");
  if (!(await mayTry(ctx, `sign-in:code:${owner.userId}`, TRIES_PER_ACCOUNT))) return "too-many-tries";
  return asSystem("sign-in", async (db) => {
    const { userId, email } = owner;
    const outcome = await secondFactor(ctx, db, userId, code);
    if (typeof outcome === "object") {
      if (!(await redeemLink(db, link, "sign_in", now))) return "wrong";
      // Whoever has the mailed link reads mail at this address.
      if (email) {
        const where = { id: userId, email, emailVerifiedAt: null };
        await db.user.updateMany({ where, data: { emailVerifiedAt: now } });
      }
    }
    return note(ctx, db, { userId, method: "link", outcome });
  });
}

async function mayTry(ctx: OpenCtx, key: string, limit: number): Promise<boolean> {
  return (await ctx.ports.rateLimiter.consume(key, { limit, windowSeconds: WINDOW_SECONDS })).allowed;
}

async function secondFactor(ctx: OpenCtx, db: Db, userId: UserId, code: string): Promise<SignIn> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { totpSecret: true, totpConfirmedAt: true },
  });
  if (!user.totpSecret || !user.totpConfirmedAt) return { userId };
  if (code.trim() === "") return "code-needed";
  const isRight = await spendCode(
    db,
    ctx.ports.vault,
    { id: userId, sealed: user.totpSecret },
    code,
    ctx.now(),
  );
  return isRight ? { userId } : "wrong-code";
}

type Noted = { userId: UserId; method: string; outcome: SignIn };

/** The question for the code is neither a success nor a failure. */
async function note(ctx: OpenCtx, db: Db, { userId, method, outcome }: Noted): Promise<SignIn> {
  if (outcome === "code-needed") return outcome;
  const isIn = typeof outcome === "object";
  ctx.log.info({ userId, method, isIn, address: ctx.address }, "sign-in");
  const action = isIn ? "sign_in.succeed" : "sign_in.fail";
  await recordPersonEvent(db, ctx, userId, { action, after: { method, ...(!isIn && { reason: outcome }) } });
  return outcome;
}

async function renewHash(userId: UserId, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await asSystem("sign-in", (db) => db.user.update({ where: { id: userId }, data: { passwordHash } }));
}
