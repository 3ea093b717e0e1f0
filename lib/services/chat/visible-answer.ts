import { AppError } from "@/lib/core/errors";
import type { ConversationId, MessageId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import type { Tx } from "../_kit";
import { visibleTo } from "./find-conversations";

/** @throws AppError not_found unless it is an answer of a conversation that the asker sees */
export async function assertAnswerVisible(
  tx: Tx,
  { conversationId, messageId }: { conversationId: ConversationId; messageId: MessageId },
): Promise<void> {
  const conditions = [
    ...visibleTo(tx),
    Prisma.sql`c.id = ${conversationId}`,
    Prisma.sql`m.id = ${messageId}`,
    Prisma.sql`m.role = 'assistant'`,
  ];
  const found = await tx.db.$queryRaw<unknown[]>`
    select 1 from "Conversation" c join "Message" m on m."tenantId" = c."tenantId" and m."conversationId" = c.id
    where ${Prisma.join(conditions, " and ")}`;
  if (found.length === 0) throw new AppError("not_found", "There is no such answer.");
}
