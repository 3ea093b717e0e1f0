import { z } from "zod";
import { personRoute } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { endMySession } from "@/lib/services/accounts";

export const DELETE = personRoute({
  summary: "Sign out on one device",
  params: z.object({ sessionId: idOf("session") }),
  response: z.null(),
  status: 204,
  handler: ({ ctx, params }) => endMySession(ctx, params),
});
