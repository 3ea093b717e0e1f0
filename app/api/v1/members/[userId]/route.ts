import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { ChangeRoleBody } from "@/lib/schemas/member";
import { changeRole, removeMember } from "@/lib/services/members";

const params = z.object({ userId: idOf("user") });

export const PATCH = route({
  summary: "Give a member another role; takes effect at once",
  params,
  body: ChangeRoleBody,
  response: z.null(),
  status: 204,
  operation: changeRole,
});

export const DELETE = route({
  summary: "Remove a member; their sessions, tokens and streams with this team end at once",
  params,
  response: z.null(),
  status: 204,
  operation: removeMember,
});
