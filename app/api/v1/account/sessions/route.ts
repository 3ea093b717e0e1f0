import { z } from "zod";
import { personRoute } from "@/lib/http";
import { SessionsDto } from "@/lib/schemas/account";
import { endMyOtherSessions, listSessions } from "@/lib/services/accounts";

export const GET = personRoute({
  summary: "See where one is signed in",
  response: SessionsDto,
  handler: ({ ctx }) => listSessions(ctx),
});

export const DELETE = personRoute({
  summary: "Sign out everywhere but here",
  response: z.null(),
  status: 204,
  handler: ({ ctx }) => endMyOtherSessions(ctx, {}),
});
