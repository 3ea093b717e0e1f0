import { publicRoute } from "@/lib/http";
import { InvitationLinkBody, OfferDto } from "@/lib/schemas/member";
import { lookUpInvitation } from "@/lib/services/invitations";

export const POST = publicRoute({
  summary: "See what a link invites to",
  body: InvitationLinkBody,
  response: OfferDto,
  status: 200,
  handler: ({ open, body }) => lookUpInvitation(open, body.link),
});
