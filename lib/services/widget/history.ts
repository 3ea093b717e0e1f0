import { z } from "zod";
import type { ConversationId } from "@/lib/core/ids";
import type { HistoryDto } from "@/lib/schemas/visitor";
import { actorId, query, reachableBots } from "../_kit";
import { toMessages } from "../chat";
import { toVisitorMessage } from "./public-answer";

const MOST_MESSAGES = 100;

/** The visitor's newest conversation with the bot, as they see it; of very many messages, the last. */
export const getHistory = query({
  name: "visitor.history",
  permission: "visits:use",
  input: z.strictObject({}),
  async run({ tx }): Promise<HistoryDto> {
    const conversation = await tx.db.conversation.findFirst({
      where: { askerId: actorId(tx.actor), botId: { in: [...(reachableBots(tx.actor) ?? [])] } },
      orderBy: { updatedAt: "desc" },
      select: { id: true },
    });
    if (!conversation) return { conversation: null };
    const rows = await tx.db.message.findMany({
      where: { conversationId: conversation.id },
      orderBy: { id: "desc" },
      take: MOST_MESSAGES,
    });
    const messages = await toMessages(tx, rows.reverse());
    const id = conversation.id as ConversationId;
    return { conversation: { id, messages: messages.map(toVisitorMessage) } };
  },
});
