import { validationFailed } from "@/lib/core/errors";
import { asSystem } from "@/lib/db";
import { limit, type PersonCtx } from "../_kit";
import { verifyPassword } from "./password";

const TRIES = { limit: 10, windowSeconds: 15 * 60 };

/**
 * Asks once more who it is, before what a borrowed device must not do. People without a password (who come by a provider or
 * by link) have nothing to show.
 * @throws AppError validation_failed with `field` · rate_limited
 */
export async function assertPassword(ctx: PersonCtx, password: string, field: string): Promise<void> {
  await limit(ctx, `prove:${ctx.person.id}`, TRIES, "Too many tries. Wait a quarter of an hour.");
  const user = await asSystem("account", (db) =>
    db.user.findUniqueOrThrow({ where: { id: ctx.person.id }, select: { passwordHash: true } }),
  );
  if (user.passwordHash === null || (await verifyPassword(user.passwordHash, password))) return;
  throw validationFailed([{ path: [field], message: "is not your password" }]);
}
