import { becomeVisitor, visitorRoute } from "@/lib/http";
import { VisitorBody, VisitorDto } from "@/lib/schemas/visitor";

export const POST = visitorRoute({
  summary: "Become a visitor: a new one, the one of an earlier visit, or the one whom the site vouches for",
  token: "launch",
  whilePaused: true,
  body: VisitorBody,
  response: VisitorDto,
  handler: becomeVisitor,
});
