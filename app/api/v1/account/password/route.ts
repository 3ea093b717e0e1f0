import { z } from "zod";
import { personRoute } from "@/lib/http";
import { ChangePasswordBody } from "@/lib/schemas/account";
import { changePassword } from "@/lib/services/accounts";

export const PUT = personRoute({
  summary: "Change one's password; all other sessions end",
  body: ChangePasswordBody,
  response: z.null(),
  status: 204,
  handler: async ({ ctx, body }) => {
    await changePassword(ctx, body);
    return null;
  },
});
