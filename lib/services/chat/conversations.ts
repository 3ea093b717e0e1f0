import { z } from "zod";
import { decodeCursor, toPage } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import { Prisma } from "@/lib/db";
import { idOf } from "@/lib/schemas/common";
import { type ConversationDetailDto, ListConversationsQuery } from "@/lib/schemas/conversation";
import { query } from "../_kit";
import { findConversations, toConditions, visibleTo } from "./find-conversations";
import { toMessages } from "./message-dto";

const MESSAGES_SHOWN = 500;

/** Newest first. */
export const listConversations = query({
  name: "conversation.list",
  permission: "conversations:read",
  input: ListConversationsQuery,
  async run({ tx, input: { cursor, limit, ...filter } }) {
    const after = cursor ? [Prisma.sql`c.id < ${decodeCursor(cursor)}`] : [];
    const conditions = [...visibleTo(tx), ...toConditions(tx, filter), ...after];
    const rows = await findConversations(tx, conditions, limit + 1);
    return toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => row,
    );
  },
});

/** One conversation with its messages in order; of very many, the last. */
export const getConversation = query({
  name: "conversation.get",
  permission: "conversations:read",
  input: z.strictObject({ conversationId: idOf("conversation") }),
  async run({ tx, input: { conversationId } }): Promise<ConversationDetailDto> {
    const conditions = [...visibleTo(tx), Prisma.sql`c.id = ${conversationId}`];
    const [conversation] = await findConversations(tx, conditions, 1);
    if (!conversation) throw new AppError("not_found", "There is no such conversation.");
    const where = { conversationId };
    const rows = await tx.db.message.findMany({ where, orderBy: { id: "desc" }, take: MESSAGES_SHOWN });
    return { ...conversation, messages: await toMessages(tx, rows.reverse()) };
  },
});
