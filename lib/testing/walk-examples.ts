import { newId } from "@/lib/core/ids";
import type { Example } from "./walk-example";
import { CHAT_EXAMPLES } from "./walk-examples-chat";
import { EVALUATION_EXAMPLES } from "./walk-examples-evaluations";
import { WIDGET_EXAMPLES } from "./walk-examples-widget";

const upload = (botIds: string) => {
  const form = new FormData();
  form.set("botIds", botIds);
  form.set("metadata", JSON.stringify({ team: "sales" }));
  form.append("file", new File(["# A file\n\nWith words."], "file.md", { type: "text/markdown" }));
  return form;
};

/** One for every route and method; the walk fails for a route that has none. */
export const EXAMPLES: Record<string, Example> = {
  "GET /api/v1/me": { right: () => ({}) },
  "GET /api/v1/tenants/me": { right: () => ({}) },
  "PATCH /api/v1/tenants/me": { right: () => ({ body: { name: "Renamed" } }) },

  "GET /api/v1/usage": { right: () => ({}) },
  "GET /api/v1/billing": { right: () => ({}) },
  "GET /api/v1/billing/invoices": { right: () => ({}) },
  "POST /api/v1/billing/checkout": { right: () => ({ body: { priceId: "price_pro_month" } }) },
  "POST /api/v1/billing/plan": { right: () => ({ body: { priceId: "price_pro_month" } }) },
  "POST /api/v1/billing/cancel": { right: () => ({}) },
  "POST /api/v1/billing/resume": { right: () => ({}) },
  "POST /api/v1/billing/portal": { right: () => ({}) },

  "GET /api/v1/tokens": { right: () => ({}) },
  "POST /api/v1/tokens": {
    right: ({ bot }) => ({ body: { name: "t", botIds: [bot] } }),
    inBody: ({ bot }) => [{ name: "t", botIds: [bot] }],
  },
  "DELETE /api/v1/tokens/[tokenId]": { right: ({ token }) => ({ params: { tokenId: token } }) },

  "POST /api/v1/tokens/[tokenId]/rotate": {
    right: ({ token }) => ({ params: { tokenId: token }, body: {} }),
  },

  "GET /api/v1/bots": { right: () => ({}) },
  "POST /api/v1/bots": {
    right: () => ({ body: { name: "b" } }),
    inBody: ({ connection }) => [
      { name: "b", models: { language: { connectionId: connection, model: "m" } } },
    ],
  },
  "GET /api/v1/bots/[botId]": { right: ({ bot }) => ({ params: { botId: bot } }) },
  "PATCH /api/v1/bots/[botId]": {
    right: ({ bot }) => ({ params: { botId: bot }, body: { name: "n" } }),
    inBody: ({ connection }) => [
      { models: { fallback: { connectionId: connection, model: "m" } } },
      { models: { rerank: { connectionId: connection, model: "m" } } },
    ],
  },
  "DELETE /api/v1/bots/[botId]": { right: ({ bot }) => ({ params: { botId: bot } }) },
  "POST /api/v1/bots/[botId]/restore": { right: ({ deletedBot }) => ({ params: { botId: deletedBot } }) },
  "POST /api/v1/bots/[botId]/erase": { right: ({ deletedBot }) => ({ params: { botId: deletedBot } }) },
  "GET /api/v1/bots/[botId]/confidences": {
    right: ({ bot }) => ({ params: { botId: bot } }),
  },
  "POST /api/v1/bots/[botId]/playground": {
    right: ({ bot }) => ({ params: { botId: bot }, body: { message: "harbour" } }),
    inBody: ({ source, document }) => [
      { message: "harbour", filter: { sourceIds: [source] } },
      { message: "harbour", filter: { documentIds: [document] } },
    ],
  },
  "POST /api/v1/bots/[botId]/search": {
    right: ({ bot }) => ({ params: { botId: bot }, body: { query: "harbour" } }),
    inBody: ({ source, document }) => [
      { query: "harbour", filter: { sourceIds: [source] } },
      { query: "harbour", filter: { documentIds: [document] } },
    ],
  },
  "POST /api/v1/bots/[botId]/chat": {
    right: ({ bot }) => ({ params: { botId: bot }, body: { message: "harbour?" } }),
    inBody: ({ conversation, source, document }) => [
      { message: "harbour?", conversationId: conversation },
      { message: "harbour?", filter: { sourceIds: [source] } },
      { message: "harbour?", filter: { documentIds: [document] } },
    ],
  },

  "GET /api/v1/sources": { right: ({ bot }) => ({ query: { botId: bot } }) },
  "POST /api/v1/sources": {
    right: ({ bot }) => ({ body: { type: "text", title: "t", text: "words", botIds: [bot] } }),
    inBody: ({ bot }, own) => [
      { type: "text", title: "t", text: "words", botIds: [bot] },
      { type: "text", title: "t", text: "words", botIds: [own.bot, bot] },
      { type: "url", url: "http://127.0.0.1:9/", botIds: [bot] },
      { type: "file", uploads: [{ id: newId("upload"), name: "a.md" }], botIds: [bot] },
      upload(bot),
    ],
  },
  "POST /api/v1/uploads": { right: () => ({ body: { files: [{ name: "a.md", bytes: 9 }] } }) },
  "GET /api/v1/sources/[sourceId]": { right: ({ source }) => ({ params: { sourceId: source } }) },
  "PATCH /api/v1/sources/[sourceId]": {
    right: ({ source, bot }) => ({ params: { sourceId: source }, body: { botIds: [bot] } }),
    inBody: ({ bot }) => [{ botIds: [bot] }],
  },
  "DELETE /api/v1/sources/[sourceId]": { right: ({ source }) => ({ params: { sourceId: source } }) },
  "POST /api/v1/sources/[sourceId]/sync": { right: ({ source }) => ({ params: { sourceId: source } }) },
  "POST /api/v1/sources/[sourceId]/retry": { right: ({ source }) => ({ params: { sourceId: source } }) },
  "POST /api/v1/sources/[sourceId]/cancel": { right: ({ source }) => ({ params: { sourceId: source } }) },
  "GET /api/v1/sources/[sourceId]/runs": { right: ({ source }) => ({ params: { sourceId: source } }) },
  "GET /api/v1/sources/[sourceId]/runs/[runId]": {
    right: ({ source, sync }) => ({ params: { sourceId: source, runId: sync } }),
  },
  "GET /api/v1/sources/[sourceId]/pages": { right: ({ source }) => ({ params: { sourceId: source } }) },
  "POST /api/v1/sources/[sourceId]/metadata": {
    right: ({ source }) => ({
      params: { sourceId: source },
      body: new Blob(["document,team\nfile.md,sales\n"], { type: "text/csv" }),
    }),
  },
  "POST /api/v1/sources/preview": {
    right: () => ({ body: { type: "file", files: [{ name: "a.pdf", bytes: 100_000 }] } }),
  },
  "GET /api/v1/sources/[sourceId]/documents": { right: ({ source }) => ({ params: { sourceId: source } }) },

  "GET /api/v1/documents/[documentId]": { right: ({ document }) => ({ params: { documentId: document } }) },
  "PATCH /api/v1/documents/[documentId]": {
    right: ({ document }) => ({ params: { documentId: document }, body: { isDisabled: true } }),
  },
  "DELETE /api/v1/documents/[documentId]": {
    right: ({ document }) => ({ params: { documentId: document } }),
  },
  "GET /api/v1/documents/[documentId]/chunks": {
    right: ({ document }) => ({ params: { documentId: document } }),
  },
  "GET /api/v1/documents/[documentId]/text": {
    right: ({ document }) => ({ params: { documentId: document } }),
  },
  "GET /api/v1/documents/[documentId]/file": {
    right: ({ document }) => ({ params: { documentId: document } }),
  },
  "POST /api/v1/documents/[documentId]/retry": {
    right: ({ document }) => ({ params: { documentId: document } }),
  },

  "POST /api/v1/index/rebuild": { right: () => ({}) },
  "GET /api/v1/embedding": { right: () => ({}) },
  "PUT /api/v1/embedding": {
    right: () => ({ body: { connectionId: "none" } }),
    inBody: ({ connection }) => [{ connectionId: connection, model: "m" }],
  },

  "GET /api/v1/jobs": { right: ({ source }) => ({ query: { sourceId: source } }) },
  "GET /api/v1/jobs/groups": { right: () => ({ query: { status: "failed" } }) },
  "GET /api/v1/jobs/[jobId]": { right: ({ job }) => ({ params: { jobId: job } }) },

  ...CHAT_EXAMPLES,
  ...EVALUATION_EXAMPLES,
  ...WIDGET_EXAMPLES,

  "DELETE /api/v1/samples": { right: () => ({}) },

  "GET /api/v1/members": { right: () => ({}) },
  "PATCH /api/v1/members/[userId]": {
    right: ({ member }) => ({ params: { userId: member }, body: { role: "editor" } }),
  },
  "DELETE /api/v1/members/[userId]": { right: ({ member }) => ({ params: { userId: member } }) },
  "POST /api/v1/members/leave": { right: () => ({}) },
  "POST /api/v1/tenants/me/transfer": {
    right: ({ member }) => ({ body: { userId: member } }),
    inBody: ({ member }) => [{ userId: member }],
  },
  "GET /api/v1/invitations": { right: () => ({}) },
  "POST /api/v1/invitations": { right: () => ({ body: { email: "new@example.test" } }) },
  "DELETE /api/v1/invitations/[invitationId]": {
    right: ({ invitation }) => ({ params: { invitationId: invitation } }),
  },
  "POST /api/v1/invitations/[invitationId]/resend": {
    right: ({ invitation }) => ({ params: { invitationId: invitation } }),
  },

  "GET /api/v1/connections": { right: () => ({}) },
  "POST /api/v1/connections": {
    right: () => ({ body: { name: "c", provider: "openai", secret: "sk-x" } }),
  },
  "PATCH /api/v1/connections/[connectionId]": {
    right: ({ connection }) => ({ params: { connectionId: connection }, body: { name: "n" } }),
  },
  "DELETE /api/v1/connections/[connectionId]": {
    right: ({ connection }) => ({ params: { connectionId: connection } }),
  },
  "POST /api/v1/connections/[connectionId]/test": {
    right: ({ connection }) => ({ params: { connectionId: connection } }),
  },

  "GET /api/v1/connections/[connectionId]/models": {
    right: ({ connection }) => ({ params: { connectionId: connection } }),
  },

  "GET /api/v1/exports": { right: () => ({}) },
  "POST /api/v1/exports": { right: () => ({}) },
  "GET /api/v1/exports/[exportId]/file": { right: ({ export: id }) => ({ params: { exportId: id } }) },
  "DELETE /api/v1/tenants/me": { right: () => ({ body: { name: "Some other name" } }) },

  "GET /api/v1/settings": { right: () => ({}) },
  "PUT /api/v1/settings/[key]": {
    right: () => ({ params: { key: "timeZone" }, body: { value: "Asia/Tokyo" } }),
  },
  "DELETE /api/v1/settings/[key]": { right: () => ({ params: { key: "timeZone" } }) },

  "GET /api/v1/audit": { right: () => ({}) },
  "GET /api/v1/audit/export": { right: () => ({}) },
  "GET /api/v1/audit/verification": { right: () => ({}) },
};
