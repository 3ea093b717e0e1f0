import { AppError } from "@/lib/core/errors";
import { asSystem } from "@/lib/db";
import { type OpenCtx, recordPersonEvent } from "../_kit";
import { passwordChangedMail, sendLater } from "./mails";
import { redeemLink } from "./one-time-link";
import { hashPassword } from "./password";
import { endAllSessions } from "./sessions";

/** Sets the password of the link's owner and signs them out everywhere. @throws AppError invalid_request for a link that does not work */
export async function resetPassword(ctx: OpenCtx, input: { link: string; password: string }): Promise<void> {
  const passwordHash = await hashPassword(input.password);
  const email = await asSystem("sign-in", async (db) => {
    const owner = await redeemLink(db, input.link, "password_reset", ctx.now());
    if (!owner) return null;
    const user = await db.user.update({ where: { id: owner.userId }, data: { passwordHash } });
    // A change of address, too, that somebody else began with the old password.
    await db.oneTimeLink.deleteMany({ where: { userId: owner.userId } });
    await endAllSessions(db, owner.userId);
    await recordPersonEvent(db, ctx, owner.userId, { action: "account.reset_password" });
    return user.email;
  });
  if (!email) throw new AppError("invalid_request", "This link does not work any more. Ask for a new one.");
  sendLater(ctx, async () => passwordChangedMail(email));
}
