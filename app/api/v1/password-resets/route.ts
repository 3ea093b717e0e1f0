import { z } from "zod";
import { publicRoute } from "@/lib/http";
import { RequestResetBody, ResetPasswordBody } from "@/lib/schemas/tenant";
import { requestLink, resetPassword } from "@/lib/services/accounts";

export const POST = publicRoute({
  summary: "Ask for a link to choose a new password; the answer is the same for every address",
  body: RequestResetBody,
  response: z.null(),
  status: 202,
  handler: async ({ open, body }) => {
    await requestLink(open, "password_reset", body.email);
    return null;
  },
});

export const PUT = publicRoute({
  summary: "Choose a new password with the link from the mail",
  body: ResetPasswordBody,
  response: z.null(),
  status: 204,
  handler: async ({ open, body }) => {
    await resetPassword(open, body);
    return null;
  },
});
