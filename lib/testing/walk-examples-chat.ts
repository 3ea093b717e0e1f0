import type { Example } from "./walk-example";

/** Of the answers that the team writes, and of conversations. */
export const CHAT_EXAMPLES: Record<string, Example> = {
  "GET /api/v1/bots/[botId]/answers": { right: ({ bot }) => ({ params: { botId: bot } }) },
  "POST /api/v1/bots/[botId]/answers": {
    right: ({ bot }) => ({ params: { botId: bot }, body: { question: "Where is it?", answer: "Here." } }),
  },
  "GET /api/v1/bots/[botId]/answers/export": { right: ({ bot }) => ({ params: { botId: bot } }) },
  "POST /api/v1/bots/[botId]/answers/import": {
    right: ({ bot }) => ({
      params: { botId: bot },
      body: new Blob(["question,answer\nWho is there?,Nobody.\n"], { type: "text/csv" }),
    }),
  },
  "GET /api/v1/bots/[botId]/answers/[answerId]": {
    right: ({ bot, answer }) => ({ params: { botId: bot, answerId: answer } }),
  },
  "PATCH /api/v1/bots/[botId]/answers/[answerId]": {
    right: ({ bot, answer }) => ({ params: { botId: bot, answerId: answer }, body: { answer: "There." } }),
  },
  "DELETE /api/v1/bots/[botId]/answers/[answerId]": {
    right: ({ bot, answer }) => ({ params: { botId: bot, answerId: answer } }),
  },

  "GET /api/v1/conversations": { right: ({ bot }) => ({ query: { botId: bot } }) },
  "GET /api/v1/conversations/export": { right: ({ bot }) => ({ query: { botId: bot, format: "jsonl" } }) },
  "GET /api/v1/conversations/[conversationId]": {
    right: ({ conversation }) => ({ params: { conversationId: conversation } }),
  },
  "DELETE /api/v1/conversations/[conversationId]": {
    right: ({ conversation }) => ({ params: { conversationId: conversation } }),
  },
  "GET /api/v1/conversations/[conversationId]/messages/[messageId]/trace": {
    right: ({ conversation, message }) => ({
      params: { conversationId: conversation, messageId: message },
    }),
  },
  "PUT /api/v1/conversations/[conversationId]/messages/[messageId]/feedback": {
    right: ({ conversation, message }) => ({
      params: { conversationId: conversation, messageId: message },
      body: { rating: "down", reason: "wrong", comment: "It opens at eight." },
    }),
  },
};
