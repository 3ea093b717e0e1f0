import { visitorRoute } from "@/lib/http";
import { RatedDto } from "@/lib/schemas/conversation";
import { VisitorFeedbackBody } from "@/lib/schemas/visitor";
import { rateAnswer } from "@/lib/services/chat";

export const POST = visitorRoute({
  summary: "Say as a visitor whether an answer was good, and why not; null takes it back",
  whilePaused: true,
  body: VisitorFeedbackBody,
  response: RatedDto,
  handler: ({ ctx, body }) => rateAnswer(ctx, body),
});
