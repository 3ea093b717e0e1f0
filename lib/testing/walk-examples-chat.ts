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
};
