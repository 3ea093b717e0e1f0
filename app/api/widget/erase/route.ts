import { visitorRoute } from "@/lib/http";
import { ErasedVisitorDto, EraseVisitorBody } from "@/lib/schemas/visitor";
import { eraseVisitor } from "@/lib/services/widget";

export const POST = visitorRoute({
  summary: "Erase what the visitor said and left, for good",
  whilePaused: true,
  body: EraseVisitorBody,
  response: ErasedVisitorDto,
  handler: ({ ctx, body }) => eraseVisitor(ctx, body),
});
