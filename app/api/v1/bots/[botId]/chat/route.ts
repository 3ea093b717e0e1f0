import { z } from "zod";
import { answerResponse, customRoute } from "@/lib/http";
import { ChatAnswerDto, ChatBody } from "@/lib/schemas/chat";
import { idOf } from "@/lib/schemas/common";
import { ask } from "@/lib/services/chat";

export const POST = customRoute({
  summary: "Ask the bot: the whole answer, or with `stream: true` the AI SDK's UI message stream",
  rate: "chat",
  params: z.object({ botId: idOf("bot") }),
  body: ChatBody,
  operation: ask,
  answers: { contentType: "application/json", schema: ChatAnswerDto },
  handler: ({ ctx, request, assertStill, params, body: { stream, ...question } }) =>
    answerResponse(request, { stream, requestId: ctx.requestId, assertStill }, (signal) =>
      ask(ctx, { ...params, ...question, signal }),
    ),
});
