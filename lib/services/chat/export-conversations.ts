import { csvLine } from "@/lib/core/csv";
import { Prisma } from "@/lib/db";
import {
  type ConversationDetailDto,
  type ConversationFilter,
  ExportConversationsQuery,
  type ExportFormat,
  type MessageDto,
} from "@/lib/schemas/conversation";
import { type Ctx, command, read, type Tx, workflow } from "../_kit";
import { findConversations, toConditions, visibleTo } from "./find-conversations";
import { toMessages } from "./message-dto";

const CONVERSATIONS_AT_A_TIME = 50;
const HEAD = [
  ...["conversationId", "messageId", "askedAt", "botId", "bot", "channel", "page", "askedBy"],
  ...[
    "question",
    "answer",
    "status",
    "refused",
    "confidence",
    "model",
    "byTheTeam",
    "degraded",
    "sources",
    "inputTokens",
  ],
  ...["outputTokens", "costUsd", "firstTokenMs", "durationMs", "rating", "reason", "comment"],
];

/** The conversations that meet the filter, newest first, as lines of a file; that they were taken out is in the audit log. */
export const exportConversations = workflow({
  name: "conversation.export",
  permission: "conversations:export",
  input: ExportConversationsQuery,
  async run({ ctx, input }): Promise<AsyncIterable<string>> {
    await noteExport(ctx, input);
    const { format, ...filter } = input;
    return lines(ctx, format, filter);
  },
});

const noteExport = command({
  name: "conversation.export",
  permission: "conversations:export",
  input: ExportConversationsQuery,
  // What was looked for may be words of a question.
  run: async ({ input: { search, ...filter } }) => ({
    result: null,
    audit: { after: { ...filter, isSearched: Boolean(search) } },
  }),
});

type Exported = ConversationDetailDto & { botName: string | null };

async function* lines(ctx: Ctx, format: ExportFormat, filter: ConversationFilter): AsyncGenerator<string> {
  if (format === "csv") yield csvLine(HEAD);
  for (let after: Prisma.Sql[] = []; ; ) {
    const page = await read(ctx, (tx) => readPage(tx, filter, after));
    for (const conversation of page) {
      if (format === "jsonl") yield `${JSON.stringify(conversation)}\n`;
      else yield* toRows(conversation);
    }
    const last = page.at(-1);
    if (!last || page.length < CONVERSATIONS_AT_A_TIME) return;
    after = [Prisma.sql`c.id < ${last.id}`];
  }
}

async function readPage(tx: Tx, filter: ConversationFilter, after: Prisma.Sql[]): Promise<Exported[]> {
  const conditions = [...visibleTo(tx), ...toConditions(tx, filter), ...after];
  const conversations = await findConversations(tx, conditions, CONVERSATIONS_AT_A_TIME);
  const where = { conversationId: { in: conversations.map(({ id }) => id) } };
  const rows = await tx.db.message.findMany({ where, orderBy: { id: "asc" } });
  const messages = await toMessages(tx, rows);
  const conversationOf = new Map(rows.map(({ id, conversationId }) => [id, conversationId]));
  const bots = await tx.db.bot.findMany({ select: { id: true, name: true } });
  const names = new Map(bots.map(({ id, name }) => [id, name]));
  return conversations.map((conversation) => ({
    ...conversation,
    botName: names.get(conversation.botId) ?? null,
    messages: messages.filter(({ id }) => conversationOf.get(id) === conversation.id),
  }));
}

/** A line for each answer, with the question before it. */
function* toRows({ messages, ...conversation }: Exported): Generator<string> {
  let question: MessageDto | undefined;
  for (const message of messages) {
    if (message.role === "user") question = message;
    else yield toRow(conversation, question, message);
  }
}

function toRow(
  { id, botId, botName, channel, page, askedBy }: Omit<Exported, "messages">,
  question: MessageDto | undefined,
  answer: MessageDto,
): string {
  const { usage, timing, feedback, citations } = answer;
  const sources = [...new Set(citations.map(({ title, url }) => (url ? `${title} <${url}>` : title)))];
  return csvLine([
    ...[id, answer.id, question?.createdAt ?? answer.createdAt, botId, botName, channel, page],
    ...[
      askedBy,
      question?.content ?? null,
      answer.content,
      answer.status,
      String(answer.refused),
      answer.confidence,
    ],
    ...[answer.model, String(answer.curated !== null), answer.degraded, sources.join("\n")],
    ...[usage?.inputTokens ?? null, usage?.outputTokens ?? null, usage?.costUsd ?? null],
    ...[timing?.firstTokenMs ?? null, timing?.durationMs ?? null],
    ...[feedback?.rating ?? null, feedback?.reason ?? null, feedback?.comment ?? null],
  ]);
}
