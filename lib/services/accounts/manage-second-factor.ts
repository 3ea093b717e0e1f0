import { renderSVG } from "uqr";
import { AppError, validationFailed } from "@/lib/core/errors";
import type { UserId } from "@/lib/core/ids";
import type { Db } from "@/lib/db";
import { CodeBody, PasswordAndCodeBody, PasswordBody, type TotpSetupDto } from "@/lib/schemas/account";
import { type PersonCtx, personCommand } from "../_kit";
import { assertPassword } from "./prove";
import {
  newTotpSecret,
  openTotp,
  renewRecoveryCodes,
  sealTotp,
  spendCode,
  stepOf,
  totpOf,
} from "./second-factor";

/** Makes a secret for an authenticator app. It counts from the first right code on, so that nobody locks themselves out. */
export const beginTotp = personCommand({
  name: "account.begin_second_factor",
  input: PasswordBody,
  async prepare({ ctx, input }) {
    await assertPassword(ctx, input.password, "password");
    const secret = newTotpSecret();
    return { secret, sealed: sealTotp(ctx.ports.vault, ctx.person.id, secret) };
  },
  async run({
    tx,
    prepared: { secret, sealed },
  }): Promise<{ result: TotpSetupDto; audit: { skip: string } }> {
    const { id, email } = tx.person;
    const { count } = await tx.db.user.updateMany({
      where: { id, totpConfirmedAt: null },
      data: { totpSecret: sealed, totpLastStep: null },
    });
    if (count === 0) throw new AppError("conflict", "A second factor is on already. Turn it off first.");
    const uri = totpOf(secret, email).toString();
    const qr = `data:image/svg+xml;base64,${Buffer.from(renderSVG(uri)).toString("base64")}`;
    return { result: { secret, uri, qr }, audit: { skip: "nothing changes before a code confirms it" } };
  },
});

/** Turns it on with a first code; the recovery codes are in the answer, this once. */
export const confirmTotp = personCommand({
  name: "account.turn_on_second_factor",
  input: CodeBody,
  prepare: async ({ ctx }) => ctx.ports.vault,
  async run({ tx, input: { code }, prepared: vault }) {
    const { id } = tx.person;
    const user = await tx.db.user.findUniqueOrThrow({ where: { id } });
    if (!user.totpSecret || user.totpConfirmedAt)
      throw new AppError("conflict", "There is nothing to confirm. Begin anew.");
    const step = stepOf(openTotp(vault, id, user.totpSecret), code.replace(/\s/g, ""), tx.now());
    if (step === null) throw wrongCode();
    await tx.db.user.update({ where: { id }, data: { totpConfirmedAt: tx.now(), totpLastStep: step } });
    return { result: { codes: await renewRecoveryCodes(tx.db, id) }, audit: {} };
  },
});

/** Turns it off, for somebody who has both factors. */
export const turnOffTotp = personCommand({
  name: "account.turn_off_second_factor",
  input: PasswordAndCodeBody,
  async prepare({ ctx, input }) {
    await assertPassword(ctx, input.password, "password");
    return ctx.ports.vault;
  },
  async run({ tx, input: { code }, prepared: vault }) {
    await assertCode(tx, vault, code);
    await removeSecondFactor(tx.db, tx.person.id);
    return { result: null, audit: {} };
  },
});

export const renewCodes = personCommand({
  name: "account.renew_recovery_codes",
  input: PasswordAndCodeBody,
  async prepare({ ctx, input }) {
    await assertPassword(ctx, input.password, "password");
    return ctx.ports.vault;
  },
  async run({ tx, input: { code }, prepared: vault }) {
    await assertCode(tx, vault, code);
    return { result: { codes: await renewRecoveryCodes(tx.db, tx.person.id) }, audit: {} };
  },
});

/** Also for the command line, when device and codes are lost. */
export async function removeSecondFactor(db: Db, userId: UserId): Promise<void> {
  await db.user.update({
    where: { id: userId },
    data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
  });
  await db.recoveryCode.deleteMany({ where: { userId } });
}

async function assertCode(
  tx: { db: Db; person: { id: UserId }; now: () => Date },
  vault: PersonCtx["ports"]["vault"],
  code: string,
): Promise<void> {
  const { id } = tx.person;
  const user = await tx.db.user.findUniqueOrThrow({ where: { id } });
  if (!user.totpSecret || !user.totpConfirmedAt)
    throw new AppError("conflict", "There is no second factor to ask for.");
  if (!(await spendCode(tx.db, vault, { id, sealed: user.totpSecret }, code, tx.now()))) throw wrongCode();
}

const wrongCode = () =>
  validationFailed([{ path: ["code"], message: "is not right, or was used before. Wait for the next one." }]);
