import type { UserId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import type { OpenCtx } from "../_kit";
import { redeemLink } from "./one-time-link";
import { verifyPassword } from "./password";

const WINDOW_SECONDS = 15 * 60;
const TRIES_PER_ACCOUNT = 10;
const TRIES_PER_ADDRESS = 50;

/** The user, null when e-mail and password do not belong together, or "too-many-tries". */
export async function signInWithPassword(
  ctx: OpenCtx,
  { email, password }: { email: string; password: string },
): Promise<UserId | null | "too-many-tries"> {
  const account = email.trim().toLowerCase();
  if (!(await mayTry(ctx, `sign-in:account:${account}`, TRIES_PER_ACCOUNT))) return "too-many-tries";
  if (!(await mayTry(ctx, `sign-in:address:${ctx.address}`, TRIES_PER_ADDRESS))) return "too-many-tries";
  const user = await asSystem("sign-in", (db) =>
    db.user.findUnique({ where: { email: account }, select: { id: true, passwordHash: true } }),
  );
  const isRight = await verifyPassword(user?.passwordHash, password);
  ctx.log.info({ userId: user?.id, isRight, address: ctx.address }, "sign-in by password");
  return isRight && user ? (user.id as UserId) : null;
}

/** The user of a one-time sign-in link, which is used up by this. */
export async function signInWithLink(
  ctx: OpenCtx,
  secret: string,
): Promise<UserId | null | "too-many-tries"> {
  if (!(await mayTry(ctx, `sign-in:address:${ctx.address}`, TRIES_PER_ADDRESS))) return "too-many-tries";
  return asSystem("sign-in", (db) => redeemLink(db, secret, "sign_in", ctx.now()));
}

async function mayTry(ctx: OpenCtx, key: string, limit: number): Promise<boolean> {
  return (await ctx.ports.rateLimiter.consume(key, { limit, windowSeconds: WINDOW_SECONDS })).allowed;
}
