import { route } from "@/lib/http";
import { ConversationDto, ListConversationsQuery } from "@/lib/schemas/chat";
import { pageOf } from "@/lib/schemas/common";
import { listConversations } from "@/lib/services/chat";

export const GET = route({
  summary: "List conversations",
  query: ListConversationsQuery,
  response: pageOf(ConversationDto),
  operation: listConversations,
});
