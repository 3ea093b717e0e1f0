import { z } from "zod";
import { publicRoute } from "@/lib/http";
import { RequestResetBody } from "@/lib/schemas/tenant";
import { requestLink } from "@/lib/services/accounts";

export const POST = publicRoute({
  summary: "Ask for a link to sign in; the answer is the same for every address",
  body: RequestResetBody,
  response: z.null(),
  status: 202,
  handler: async ({ open, body }) => {
    await requestLink(open, "sign_in", body.email);
    return null;
  },
});
