import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { revokeInvitation } from "@/lib/services/invitations";

export const DELETE = route({
  summary: "Take an invitation back",
  params: z.object({ invitationId: idOf("invitation") }),
  response: z.null(),
  status: 204,
  operation: revokeInvitation,
});
