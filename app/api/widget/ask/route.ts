import { customVisitorRoute, visitorAnswer } from "@/lib/http";
import { AskBody } from "@/lib/schemas/visitor";

export const POST = customVisitorRoute({
  summary: "Ask as a visitor: the AI SDK's UI message stream",
  body: AskBody,
  answers: { contentType: "text/event-stream" },
  handler: visitorAnswer,
});
