import { z } from "zod";
import { publicRoute } from "@/lib/http";
import { VerifyEmailBody } from "@/lib/schemas/account";
import { verifyEmail } from "@/lib/services/accounts";

export const POST = publicRoute({
  summary: "Prove an e-mail address with the link from the mail",
  body: VerifyEmailBody,
  response: z.object({ email: z.string() }),
  status: 200,
  handler: ({ open, body }) => verifyEmail(open, body.link),
});
