import { EraseVisitorBody } from "@/lib/schemas/visitor";
import { actorId, command, reachableBots } from "../_kit";

/** Erases what a visitor said and left with the bot, for good. The log keeps that it was done, by an id that names nobody. */
export const eraseVisitor = command({
  name: "visitor.erase",
  permission: "visits:use",
  input: EraseVisitorBody,
  async run({ tx }) {
    const visitorId = actorId(tx.actor);
    const botId = { in: [...(reachableBots(tx.actor) ?? [])] };
    // With their messages, and what remembers their quotes: the database's own cascade.
    const { count: conversations } = await tx.db.conversation.deleteMany({
      where: { askerId: visitorId, botId },
    });
    const { count: contacts } = await tx.db.contact.deleteMany({ where: { visitorId, botId } });
    await tx.db.idempotencyRecord.deleteMany({ where: { actorId: visitorId } });
    const result = { conversations, contacts };
    const isNothing = conversations + contacts === 0;
    return { result, audit: isNothing ? { skip: "there was nothing of theirs" } : { before: result } };
  },
});
