import { type AnswerValues, toValues } from "@/components/answers/answer-fields";
import { toBetter } from "@/components/answers/said";
import { AppError } from "@/lib/core/errors";
import type { AnswerId, BotId, ConversationId } from "@/lib/core/ids";
import { orNotFound, type PageCtx } from "@/lib/http";
import { getConversation } from "@/lib/services/chat";
import { getCurated } from "@/lib/services/curated";

export type Asked = { conversation?: string; message?: string; edit?: string };

/** The form that the address asks for, filled in; null when it asks for none. The queries check the ids' form. */
export async function formOfPage(
  ctx: PageCtx["ctx"],
  botId: BotId,
  { conversation, message, edit }: Asked,
): Promise<{ answerId: string | null; initial: AnswerValues } | null> {
  const answer = edit ? await findAnswer(ctx, botId, edit as AnswerId) : null;
  if (answer) return { answerId: answer.id, initial: toValues(answer) };
  if (!conversation || !message) return null;
  const conversationId = conversation as ConversationId;
  const initial = toBetter(await orNotFound(getConversation(ctx, { conversationId })), message);
  return initial && { answerId: null, initial };
}

/** Null once it is deleted: then what it said in the conversation is what a new one begins with. */
function findAnswer(ctx: PageCtx["ctx"], botId: BotId, answerId: AnswerId) {
  const answer = getCurated(ctx, { botId, answerId }).catch((thrown) => {
    if (AppError.from(thrown).code === "not_found") return null;
    throw thrown;
  });
  return orNotFound(answer);
}
