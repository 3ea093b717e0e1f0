import { z } from "zod";
import { IsoTime, idOf, line } from "./common";
import { ROLES, SCOPES } from "./permissions";

export const MIN_PASSWORD_LENGTH = 10;

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email("must be an e-mail address"));

export const Password = z
  .string()
  .min(MIN_PASSWORD_LENGTH, `must have at least ${MIN_PASSWORD_LENGTH} characters`)
  .max(200, "must have at most 200 characters")
  .refine((value) => value.toLowerCase() !== "changeme", "is too easy to guess");

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
  limits: z.object({
    requestsPerMinute: z.object({ read: z.number(), write: z.number(), chat: z.number() }),
  }),
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
