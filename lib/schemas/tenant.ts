import { z } from "zod";
import { IsoTime, idOf, line } from "./common";
import { ROLES, SCOPES } from "./permissions";
import { LimitsDto } from "./plans";

export const MIN_PASSWORD_LENGTH = 10;

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email("must be an e-mail address"));

/** Of which the longer ones on every list of the most used passwords are made. */
const WORN_OUT =
  /^(password|passwort|changeme|qwerty|qwertz|azerty|letmein|welcome|admin|iloveyou|abc|minirag|secret|asdf|zxcv|1q2w3e4r)+[\W\d_]*$/i;
const FEWEST_CHARACTERS = 5;

/** A few characters again and again, a row of figures, or a worn-out word with something behind it. */
function isEasy(password: string): boolean {
  const characters = new Set(password.toLowerCase());
  return characters.size < FEWEST_CHARACTERS || /^\d+$/.test(password) || WORN_OUT.test(password);
}

export const Password = z
  .string()
  .min(MIN_PASSWORD_LENGTH, `must have at least ${MIN_PASSWORD_LENGTH} characters`)
  .max(200, "must have at most 200 characters")
  .refine((value) => !isEasy(value), "is too easy to guess: take a few words that do not belong together");

export const SignUpBody = z.strictObject({ name: line(80), email: Email, password: Password });

export const RequestResetBody = z.strictObject({ email: Email });

/** `link` is the part of the mailed link behind the "#". */
export const ResetPasswordBody = z.strictObject({ link: z.string().min(1).max(200), password: Password });

export const TenantDto = z.object({
  id: idOf("tenant"),
  slug: z.string(),
  name: z.string(),
  plan: z.string(),
  createdAt: IsoTime,
});

export const UserDto = z.object({ id: idOf("user"), email: z.string(), name: z.string() });

export const SignUpResult = z.object({
  tenant: TenantDto,
  user: UserDto,
  token: z.object({ id: idOf("token"), prefix: z.string(), token: z.string() }),
});

export const TenantUsage = z.object({
  bots: z.number(),
  sources: z.number(),
  documents: z.number(),
  chunks: z.number(),
  storageBytes: z.number(),
  messagesThisMonth: z.number(),
});

export const MyTenantDto = TenantDto.extend({
  limits: LimitsDto,
  usage: TenantUsage,
});

export const UpdateTenantBody = z.strictObject({ name: line(80) });

const Me = { tenant: TenantDto.pick({ id: true, slug: true, name: true }) };

export const MeDto = z.discriminatedUnion("type", [
  z.object({ type: z.literal("user"), user: UserDto, role: z.enum(ROLES), ...Me }),
  z.object({
    type: z.literal("token"),
    token: z.object({ id: idOf("token"), name: z.string(), scopes: z.array(z.enum(SCOPES)) }),
    ...Me,
  }),
]);
