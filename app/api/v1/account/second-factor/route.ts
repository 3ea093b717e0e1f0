import { z } from "zod";
import { personRoute } from "@/lib/http";
import {
  CodeBody,
  PasswordAndCodeBody,
  PasswordBody,
  RecoveryCodesDto,
  TotpSetupDto,
} from "@/lib/schemas/account";
import { beginTotp, confirmTotp, turnOffTotp } from "@/lib/services/accounts";

export const POST = personRoute({
  summary: "Begin with a second factor: the secret for an authenticator app",
  body: PasswordBody,
  response: TotpSetupDto,
  handler: ({ ctx, body }) => beginTotp(ctx, body),
});

export const PUT = personRoute({
  summary: "Turn the second factor on with a first code; the recovery codes are shown this once",
  body: CodeBody,
  response: RecoveryCodesDto,
  handler: ({ ctx, body }) => confirmTotp(ctx, body),
});

export const DELETE = personRoute({
  summary: "Turn the second factor off",
  body: PasswordAndCodeBody,
  response: z.null(),
  status: 204,
  handler: ({ ctx, body }) => turnOffTotp(ctx, body),
});
