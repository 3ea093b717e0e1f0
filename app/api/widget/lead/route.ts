import { visitorRoute } from "@/lib/http";
import { LeadBody, LeftDto } from "@/lib/schemas/visitor";
import { leaveDetails } from "@/lib/services/contacts";

export const POST = visitorRoute({
  summary: "Leave one's details as a visitor, as the bot's form asks for them",
  body: LeadBody,
  response: LeftDto,
  status: 201,
  isOnce: true,
  handler: ({ ctx, body, language }) => leaveDetails(ctx, { ...body, language }),
});
