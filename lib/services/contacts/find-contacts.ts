import type { BotId, ContactId, ConversationId } from "@/lib/core/ids";
import type { Prisma } from "@/lib/db";
import type { ContactDto, ContactFilter } from "@/lib/schemas/contact";
import { reachableBots, type Tx } from "../_kit";

/** The filter as a condition, within the bots that the actor may reach. */
export function toWhere(
  tx: Tx,
  { search, botId, kind, conversationId }: ContactFilter,
): Prisma.ContactWhereInput {
  const only = reachableBots(tx.actor);
  const contains = { contains: search ?? "", mode: "insensitive" as const };
  const places = ["name", "email", "phone", "company", "message"] as const;
  return {
    AND: [
      only === null ? {} : { botId: { in: [...only] } },
      botId ? { botId } : {},
      kind ? { kind } : {},
      conversationId ? { conversationId } : {},
      search ? { OR: places.map((place) => ({ [place]: contains })) } : {},
    ],
  };
}

/** The newest contacts that meet the condition. */
export async function findContacts(
  tx: Tx,
  where: Prisma.ContactWhereInput,
  take: number,
): Promise<ContactDto[]> {
  const rows = await tx.db.contact.findMany({
    where,
    include: { bot: { select: { name: true } } },
    orderBy: { id: "desc" },
    take,
  });
  const named = rows.flatMap(({ conversationId }) => conversationId ?? []);
  const there = await tx.db.conversation.findMany({ where: { id: { in: named } }, select: { id: true } });
  const known = new Set(there.map(({ id }) => id));
  return rows.map(({ tenantId: _, visitorId: __, bot, conversationId, ...row }) => ({
    ...row,
    // Read as text, from columns that only ids of these kinds are written to.
    id: row.id as ContactId,
    botId: row.botId as BotId,
    botName: bot.name,
    conversationId:
      conversationId !== null && known.has(conversationId) ? (conversationId as ConversationId) : null,
    mailedAt: row.mailedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }));
}
