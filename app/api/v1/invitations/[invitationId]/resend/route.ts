import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { CreatedInvitationDto } from "@/lib/schemas/member";
import { resendInvitation } from "@/lib/services/invitations";

export const POST = route({
  summary: "Send an invitation anew, with a new link; the one before stops working",
  params: z.object({ invitationId: idOf("invitation") }),
  response: CreatedInvitationDto,
  operation: resendInvitation,
});
