import { visitorRoute } from "@/lib/http";
import { LeftDto, PersonBody } from "@/lib/schemas/visitor";
import { askPerson } from "@/lib/services/contacts";

export const POST = visitorRoute({
  summary: "Ask for a person as a visitor; the one the bot's owner named gets a mail",
  body: PersonBody,
  response: LeftDto,
  status: 202,
  isOnce: true,
  handler: ({ ctx, body, language }) => askPerson(ctx, { ...body, language }),
});
