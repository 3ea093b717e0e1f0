import { publicRoute } from "@/lib/http";
import { JoinBody, JoinedDto } from "@/lib/schemas/member";
import { join } from "@/lib/services/invitations";

export const POST = publicRoute({
  summary: "Accept an invitation with a new account",
  body: JoinBody,
  response: JoinedDto,
  status: 201,
  handler: ({ open, body }) => join(open, body),
});
