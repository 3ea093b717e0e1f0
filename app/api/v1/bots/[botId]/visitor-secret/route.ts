import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { VisitorSecretDto } from "@/lib/schemas/visitor";
import { renewVisitorSecret } from "@/lib/services/widget";

export const POST = route({
  summary:
    "Make the secret by which a site vouches for its visitors, in place of the one before; it is shown once",
  params: z.object({ botId: idOf("bot") }),
  status: 201,
  response: VisitorSecretDto,
  operation: renewVisitorSecret,
});
