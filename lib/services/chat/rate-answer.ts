import { idOf } from "@/lib/schemas/common";
import { FeedbackBody, type RatedDto } from "@/lib/schemas/conversation";
import { actorId, command } from "../_kit";
import { feedbackOf } from "./message-dto";
import { assertAnswerVisible } from "./visible-answer";

/** Keeps what whoever asked, or somebody of the team who sees the conversation, thinks of an answer; the last word counts. */
export const rateAnswer = command({
  name: "chat.rate",
  permission: "chat:use",
  input: FeedbackBody.extend({ conversationId: idOf("conversation"), messageId: idOf("message") }),
  async run({ tx, input: { conversationId, messageId, rating, reason, comment } }) {
    await assertAnswerVisible(tx, { conversationId, messageId });
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
