import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { revokeToken } from "@/lib/services/api-tokens";

export const DELETE = route({
  summary: "Revoke an API token at once",
  params: z.object({ tokenId: idOf("token") }),
  response: z.null(),
  status: 204,
  operation: revokeToken,
});
