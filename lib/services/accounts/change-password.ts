import type { z } from "zod";
import { validationFailed } from "@/lib/core/errors";
import { ChangePasswordBody } from "@/lib/schemas/account";
import { type PersonCtx, personCommand } from "../_kit";
import { passwordChangedMail, sendLater } from "./mails";
import { hashPassword } from "./password";
import { assertPassword } from "./prove";
import { endOtherSessions } from "./sessions";

/** Ends every other session, and every link to reset the password. @throws AppError validation_failed for a wrong current one */
export async function changePassword(
  ctx: PersonCtx,
  body: z.output<typeof ChangePasswordBody>,
): Promise<void> {
  await storePassword(ctx, body);
  sendLater(ctx, async () => passwordChangedMail(ctx.person.email));
}

const storePassword = personCommand({
  name: "account.change_password",
  input: ChangePasswordBody,
  async prepare({ ctx, input: { current, password } }) {
    await assertPassword(ctx, current, "current");
    if (current === password) {
      throw validationFailed([{ path: ["password"], message: "is the one you have" }]);
    }
    return hashPassword(password);
  },
  async run({ tx, prepared: passwordHash }) {
    const { id, sessionId } = tx.person;
    await tx.db.user.update({ where: { id }, data: { passwordHash } });
    await tx.db.oneTimeLink.deleteMany({ where: { userId: id } });
    await endOtherSessions(tx.db, id, sessionId);
    return { result: null, audit: {} };
  },
});
