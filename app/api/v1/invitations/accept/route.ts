import { personRoute } from "@/lib/http";
import { InvitationLinkBody, JoinedDto } from "@/lib/schemas/member";
import { acceptInvitation } from "@/lib/services/invitations";

export const POST = personRoute({
  summary: "Accept an invitation as who is signed in",
  body: InvitationLinkBody,
  response: JoinedDto,
  handler: ({ ctx, body }) => acceptInvitation(ctx, ctx.person, body.link),
});
