import { route } from "@/lib/http";
import { pageOf } from "@/lib/schemas/common";
import { CreatedInvitationDto, InvitationDto, InviteBody, ListMembersQuery } from "@/lib/schemas/member";
import { invite, listInvitations } from "@/lib/services/invitations";

export const GET = route({
  summary: "List invitations that nobody used yet",
  query: ListMembersQuery,
  response: pageOf(InvitationDto),
  operation: listInvitations,
});

export const POST = route({
  summary: "Invite somebody by mail or by link; the link is shown this once",
  body: InviteBody,
  response: CreatedInvitationDto,
  status: 201,
  operation: invite,
});
