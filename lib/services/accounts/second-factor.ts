import { createHash, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { UserId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import type { Ports } from "../_kit";

const PERIOD_SECONDS = 30;
/** A code of the step before or after counts too: clocks differ, and typing takes time. */
const STEPS_ASIDE = 1;
const RECOVERY_CODES = 10;
const RECOVERY_BYTES = 10;

const placeOf = (userId: UserId) => ({ tenant: "-", table: "User", column: "totpSecret", row: userId });

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** As authenticator apps want it (RFC 6238: SHA-1, six digits, thirty seconds). */
export function totpOf(secret: string, account: string): TOTP {
  return new TOTP({
    issuer: "MiniRAG",
    label: account,
    secret: Secret.fromBase32(secret),
    period: PERIOD_SECONDS,
  });
}

export function sealTotp(vault: Ports["vault"], userId: UserId, secret: string): string {
  return vault.seal(secret, placeOf(userId));
}

export function openTotp(vault: Ports["vault"], userId: UserId, sealed: string): string {
  return vault.open(sealed, placeOf(userId));
}

/** The time step that a code belongs to, or null when it is none of now. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const delta = totpOf(secret, "").validate({ token: code, timestamp: now.getTime(), window: STEPS_ASIDE });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/**
 * Checks a code of the app, or a recovery code, and uses it up: each works once.
 * @param sealed the user's sealed secret
 */
export async function spendCode(
  db: Db,
  vault: Ports["vault"],
  user: { id: UserId; sealed: string },
  code: string,
  now: Date,
): Promise<boolean> {
  const plain = code.replace(/[\s-]/g, "").toLowerCase();
  const step = /^\d{6}$/.test(plain) ? stepOf(openTotp(vault, user.id, user.sealed), plain, now) : null;
  if (step !== null) {
    const { count } = await db.user.updateMany({
      where: { id: user.id, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
      data: { totpLastStep: step },
    });
    return count > 0;
  }
  const { count } = await db.recoveryCode.updateMany({
    where: { userId: user.id, hash: hashCode(plain), usedAt: null },
    data: { usedAt: now },
  });
  return count > 0;
}

/** Ten new recovery codes, to be shown this once; older ones stop working. */
export async function renewRecoveryCodes(db: Db, userId: UserId): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => randomBytes(RECOVERY_BYTES).toString("hex"));
  await db.recoveryCode.deleteMany({ where: { userId } });
  await db.recoveryCode.createMany({ data: codes.map((code) => ({ userId, hash: hashCode(code) })) });
  return codes.map((code) => code.replace(/(.{5})(?=.)/g, "$1-"));
}

/** The codes are 80 random bits: a plain hash cannot be guessed back. */
const hashCode = (code: string) => createHash("sha256").update(code).digest("hex");

/** Seals a user's secret with the newest key; false when it is sealed with it already. */
export async function resealTotp(vault: Ports["vault"], id: UserId): Promise<boolean> {
  return asSystem("operator", async (db) => {
    const user = await db.user.findUnique({ where: { id }, select: { totpSecret: true } });
    if (!user?.totpSecret || !vault.isStale(user.totpSecret)) return false;
    const totpSecret = sealTotp(vault, id, openTotp(vault, id, user.totpSecret));
    await db.user.updateMany({ where: { id, totpSecret: user.totpSecret }, data: { totpSecret } });
    return true;
  });
}
