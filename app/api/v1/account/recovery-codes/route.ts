import { personRoute } from "@/lib/http";
import { PasswordAndCodeBody, RecoveryCodesDto } from "@/lib/schemas/account";
import { renewCodes } from "@/lib/services/accounts";

export const POST = personRoute({
  summary: "Get new recovery codes; the ones before stop working",
  body: PasswordAndCodeBody,
  response: RecoveryCodesDto,
  handler: ({ ctx, body }) => renewCodes(ctx, body),
});
