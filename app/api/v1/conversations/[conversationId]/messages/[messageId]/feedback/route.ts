import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { FeedbackBody, RatedDto } from "@/lib/schemas/conversation";
import { rateAnswer } from "@/lib/services/chat";

export const PUT = route({
  summary: "Say whether an answer was good, and why not; null takes it back",
  params: z.object({ conversationId: idOf("conversation"), messageId: idOf("message") }),
  body: FeedbackBody,
  response: RatedDto,
  operation: rateAnswer,
});
