import { AppError } from "@/lib/core/errors";
import { Prisma } from "@/lib/db";
import { idOf } from "@/lib/schemas/common";
import { FeedbackBody, type RatedDto } from "@/lib/schemas/conversation";
import { actorId, command } from "../_kit";
import { visibleTo } from "./find-conversations";
import { feedbackOf } from "./message-dto";

/** Keeps what whoever asked, or somebody of the team who sees the conversation, thinks of an answer; the last word counts. */
export const rateAnswer = command({
  name: "chat.rate",
  permission: "chat:use",
  input: FeedbackBody.extend({ conversationId: idOf("conversation"), messageId: idOf("message") }),
  async run({ tx, input: { conversationId, messageId, rating, reason, comment } }) {
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
    const isTakenBack = rating === null;
    const rated = await tx.db.message.update({
      where: { id: messageId },
      data: {
        rating,
        ratingReason: isTakenBack ? null : (reason ?? null),
        ratingComment: isTakenBack ? null : comment || null,
        ratedBy: isTakenBack ? null : actorId(tx.actor),
        ratedAt: isTakenBack ? null : tx.now(),
      },
    });
    const result: RatedDto = { feedback: feedbackOf(rated) };
    return { result, audit: { skip: "what is thought of an answer is kept with it" } };
  },
});
