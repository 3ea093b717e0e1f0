import { route } from "@/lib/http";
import { pageOf } from "@/lib/schemas/common";
import { ConversationDto, ListConversationsQuery } from "@/lib/schemas/conversation";
import { listConversations } from "@/lib/services/chat";

export const GET = route({
  summary: "List conversations, newest first, by bot, channel, time, feedback, kind of answer and words",
  query: ListConversationsQuery,
  response: pageOf(ConversationDto),
  operation: listConversations,
});
