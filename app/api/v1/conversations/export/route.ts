import { customRoute, linesResponse } from "@/lib/http";
import { ExportConversationsQuery } from "@/lib/schemas/conversation";
import { exportConversations } from "@/lib/services/chat";

export const GET = customRoute({
  summary:
    "Take out conversations, as they are filtered: as CSV an answer a line, as JSONL a conversation a line",
  query: ExportConversationsQuery,
  operation: exportConversations,
  answers: { contentType: "text/csv" },
  handler: async ({ ctx, query }) =>
    linesResponse("conversations", query.format, await exportConversations(ctx, query)),
});
