import { z } from "zod";
import { personRoute } from "@/lib/http";
import { ChangeEmailBody } from "@/lib/schemas/account";
import { changeEmail, sendVerification } from "@/lib/services/accounts";

export const PUT = personRoute({
  summary: "Change one's e-mail address: a mail to the new one has the link that does it",
  body: ChangeEmailBody,
  response: z.null(),
  status: 202,
  handler: async ({ ctx, body }) => {
    await changeEmail(ctx, body);
    return null;
  },
});

export const POST = personRoute({
  summary: "Ask for a mail that proves one's e-mail address",
  response: z.null(),
  status: 202,
  handler: async ({ ctx }) => {
    await sendVerification(ctx);
    return null;
  },
});
