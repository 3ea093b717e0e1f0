import { cache } from "react";
import type { BotId } from "@/lib/core/ids";
import { getPageCtx, orNotFound } from "@/lib/http";
import { getBot } from "@/lib/services/bots";

type Params = Promise<{ tenant: string; botId: string }>;

const find = cache(async (tenant: string, botId: string) => {
  const { ctx } = await getPageCtx(Promise.resolve({ tenant }));
  // The query itself checks the id's form, and answers a wrong one as one that is not there.
  return orNotFound(getBot(ctx, { botId: botId as BotId }));
});

/** The bot that a page's address names; read once for its title and its content. */
export async function getBotOfPage(params: Params) {
  const { tenant, botId } = await params;
  return find(tenant, botId);
}
