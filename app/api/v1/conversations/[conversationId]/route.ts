import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { ConversationDetailDto } from "@/lib/schemas/conversation";
import { getConversation, removeConversation } from "@/lib/services/chat";

export const GET = route({
  summary: "Get a conversation with its messages",
  params: z.object({ conversationId: idOf("conversation") }),
  response: ConversationDetailDto,
  operation: getConversation,
});

export const DELETE = route({
  summary: "Delete a conversation with its messages, for good; contacts that came from it stay",
  params: z.object({ conversationId: idOf("conversation") }),
  response: z.null(),
  status: 204,
  operation: removeConversation,
});
