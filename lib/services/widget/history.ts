import { z } from "zod";
import type { ConversationId } from "@/lib/core/ids";
import type { HistoryDto } from "@/lib/schemas/visitor";
import { actorId, query, reachableBots, type Tx } from "../_kit";
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
    const hasLead = await hasFilledIn(tx);
    if (!conversation) return { conversation: null, hasLead };
    const rows = await tx.db.message.findMany({
      where: { conversationId: conversation.id },
      orderBy: { id: "desc" },
      take: MOST_MESSAGES,
    });
    const messages = await toMessages(tx, rows.reverse());
    const id = conversation.id as ConversationId;
    return { conversation: { id, messages: messages.map(toVisitorMessage) }, hasLead };
  },
});

/** Whether the visitor has filled in the bot's form. */
export const getHasLead = query({
  name: "visitor.has_lead",
  permission: "visits:use",
  input: z.strictObject({}),
  run: ({ tx }) => hasFilledIn(tx),
});

async function hasFilledIn({ db, actor }: Tx): Promise<boolean> {
  const botId = { in: [...(reachableBots(actor) ?? [])] };
  const lead = await db.contact.findFirst({
    where: { visitorId: actorId(actor), botId, kind: "lead" },
    select: { id: true },
  });
  return lead !== null;
}
