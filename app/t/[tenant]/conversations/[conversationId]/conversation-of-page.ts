import { cache } from "react";
import { AppError } from "@/lib/core/errors";
import type { ConversationId } from "@/lib/core/ids";
import { getPageCtx, orNotFound, type PageCtx } from "@/lib/http";
import type { BotDto } from "@/lib/schemas/bot";
import type { ConversationDto } from "@/lib/schemas/conversation";
import { getBot } from "@/lib/services/bots";
import { getConversation } from "@/lib/services/chat";

type Params = Promise<{ tenant: string; conversationId: string }>;

const find = cache(async (tenant: string, conversationId: string) => {
  const { ctx } = await getPageCtx(Promise.resolve({ tenant }));
  // The query itself checks the id's form, and answers a wrong one as one that is not there.
  return orNotFound(getConversation(ctx, { conversationId: conversationId as ConversationId }));
});

/** The conversation that a page's address names; read once for its title and its content. */
export async function getConversationOfPage(params: Params) {
  const { tenant, conversationId } = await params;
  return find(tenant, conversationId);
}

/** The bot that was asked; null when it is deleted. */
export async function getBotOfConversation(
  ctx: PageCtx["ctx"],
  { botId }: ConversationDto,
): Promise<BotDto | null> {
  const bot = getBot(ctx, { botId }).catch((thrown) => {
    if (AppError.from(thrown).code === "not_found") return null;
    throw thrown;
  });
  return orNotFound(bot);
}
