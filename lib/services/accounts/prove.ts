import { AppError, validationFailed } from "@/lib/core/errors";
import { asSystem } from "@/lib/db";
import { limit, type PersonCtx } from "../_kit";
import { verifyPassword } from "./password";

const TRIES = { limit: 10, windowSeconds: 15 * 60 };

/** People without a password (who come by a provider or by link) show who they are by having come in just now. */
const FRESH_MINUTES = 15;

/**
 * Asks once more who it is, before what a borrowed device must not do.
 * @throws AppError validation_failed with `field` · forbidden for an older session without a password · rate_limited
 */
export async function assertPassword(ctx: PersonCtx, password: string, field: string): Promise<void> {
  await limit(ctx, `prove:${ctx.person.id}`, TRIES, "Too many tries. Wait a quarter of an hour.");
  const user = await asSystem("account", (db) =>
    db.user.findUniqueOrThrow({ where: { id: ctx.person.id }, select: { passwordHash: true } }),
  );
  if (user.passwordHash === null) return assertFresh(ctx);
  if (await verifyPassword(user.passwordHash, password)) return;
  throw validationFailed([{ path: [field], message: "is not your password" }]);
}

async function assertFresh({ person, now }: PersonCtx): Promise<void> {
  const since = new Date(now().getTime() - FRESH_MINUTES * 60_000);
  const where = { id: person.sessionId, createdAt: { gte: since } };
  if ((await asSystem("account", (db) => db.session.count({ where }))) > 0) return;
  const message = `This needs a sign-in of the last ${FRESH_MINUTES} minutes. Sign out, sign in again, and do it then.`;
  throw new AppError("forbidden", message);
}
