import { z } from "zod";
import { personRoute } from "@/lib/http";
import { ChangeUserBody, UserParam } from "@/lib/schemas/admin";
import { changeUser } from "@/lib/services/admin";

export const PATCH = personRoute({
  summary: "Operator: make somebody an operator, or no longer one",
  params: UserParam,
  body: ChangeUserBody,
  response: z.null(),
  status: 204,
  handler: ({ ctx, params, body }) => changeUser(ctx, { ...params, ...body }),
});
