import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { TraceAnswerDto } from "@/lib/schemas/trace";
import { getTrace } from "@/lib/services/chat";

export const GET = route({
  summary: "How an answer was found: the passages it could rest on, with scores, and the time of each part",
  params: z.object({ conversationId: idOf("conversation"), messageId: idOf("message") }),
  response: TraceAnswerDto,
  operation: getTrace,
});
