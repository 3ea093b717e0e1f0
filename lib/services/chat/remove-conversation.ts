import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { Prisma } from "@/lib/db";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";
import { findConversations, visibleTo } from "./find-conversations";

/** Deletes one conversation for good. Details that its visitor left stay among the contacts: they were left on purpose. */
export const removeConversation = command({
  name: "conversation.remove",
  permission: "conversations:write",
  input: z.strictObject({ conversationId: idOf("conversation") }),
  async run({ tx, input: { conversationId } }) {
    const conditions = [...visibleTo(tx), Prisma.sql`c.id = ${conversationId}`];
    const [found] = await findConversations(tx, conditions, 1);
    if (!found) throw new AppError("not_found", "There is no such conversation.");
    // With its messages, and what remembers their quotes: the database's own cascade.
    await tx.db.conversation.delete({ where: { id: conversationId } });
    const { botId, channel, createdAt } = found;
    return { result: null, audit: { targetId: conversationId, before: { botId, channel, createdAt } } };
  },
});
