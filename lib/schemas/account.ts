import { z } from "zod";
import { IsoTime, idOf, line } from "./common";
import { ROLES } from "./permissions";
import { Email, Password } from "./tenant";

export const AccountDto = z.object({
  id: idOf("user"),
  email: z.string(),
  name: z.string(),
  isEmailVerified: z.boolean(),
  hasPassword: z.boolean(),
  /** Whether a code is asked for at sign-in, and how many recovery codes are left. */
  secondFactor: z.object({ isOn: z.boolean(), recoveryCodesLeft: z.number() }),
  identities: z.array(z.object({ provider: z.string(), email: z.string(), since: IsoTime })),
  tenants: z.array(
    z.object({ slug: z.string(), name: z.string(), role: z.enum(ROLES), isSuspended: z.boolean() }),
  ),
  isOperator: z.boolean(),
});
export type AccountDto = z.infer<typeof AccountDto>;

export const RenameBody = z.strictObject({ name: line(80) });

export const SessionDto = z.object({
  id: idOf("session"),
  method: z.string(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  isCurrent: z.boolean(),
  lastSeenAt: IsoTime,
  createdAt: IsoTime,
});
export type SessionDto = z.infer<typeof SessionDto>;
export const SessionsDto = z.object({ items: z.array(SessionDto) });

const password = z.string().max(200).default("");
const code = z.string().trim().min(1).max(40);

export const ChangePasswordBody = z.strictObject({ current: password, password: Password });
export const ChangeEmailBody = z.strictObject({ email: Email, password });
export const PasswordBody = z.strictObject({ password });
export const CodeBody = z.strictObject({ code });
export const PasswordAndCodeBody = z.strictObject({ password, code });

/** For the authenticator app: the secret by hand, as an address, and as a picture of it. */
export const TotpSetupDto = z.object({ secret: z.string(), uri: z.string(), qr: z.string() });
export type TotpSetupDto = z.infer<typeof TotpSetupDto>;

/** Shown this once. */
export const RecoveryCodesDto = z.object({ codes: z.array(z.string()) });

export const VerifyEmailBody = z.strictObject({ link: z.string().min(1).max(200) });
export const NewTenantBody = z.strictObject({ name: line(80) });
export const NewTenantDto = z.object({ slug: z.string(), name: z.string() });
