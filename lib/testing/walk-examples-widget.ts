import type { Example } from "./walk-example";

const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** Of what a bot's widget has besides its settings. */
export const WIDGET_EXAMPLES: Record<string, Example> = {
  "GET /api/v1/bots/[botId]/widget": { right: ({ bot }) => ({ params: { botId: bot } }) },
  "POST /api/v1/bots/[botId]/widget/preview": { right: ({ bot }) => ({ params: { botId: bot } }) },
  // An address that is never reached: that too is an answer.
  "POST /api/v1/bots/[botId]/widget/doctor": {
    right: ({ bot }) => ({ params: { botId: bot }, body: { url: "https://127.0.0.1/" } }),
  },
  "POST /api/v1/bots/[botId]/visitor-secret": { right: ({ bot }) => ({ params: { botId: bot } }) },
  "GET /api/v1/bots/[botId]/logo": { right: ({ bot }) => ({ params: { botId: bot } }) },
  "PUT /api/v1/bots/[botId]/logo": {
    right: ({ bot }) => ({ params: { botId: bot }, body: new Blob([PIXEL], { type: "image/gif" }) }),
  },
  "GET /api/v1/contacts": { right: ({ bot }) => ({ query: { botId: bot } }) },
  "GET /api/v1/contacts/export": { right: ({ bot }) => ({ query: { botId: bot, format: "jsonl" } }) },
  "GET /api/v1/contacts/[contactId]": { right: ({ contact }) => ({ params: { contactId: contact } }) },
  "DELETE /api/v1/contacts/[contactId]": { right: ({ contact }) => ({ params: { contactId: contact } }) },
  "DELETE /api/v1/bots/[botId]/logo": { right: ({ bot }) => ({ params: { botId: bot } }) },
};
