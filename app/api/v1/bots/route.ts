import { route } from "@/lib/http";
import { BotDto, CreateBotBody, ListBotsQuery } from "@/lib/schemas/bot";
import { pageOf } from "@/lib/schemas/common";
import { createBot, listBots } from "@/lib/services/bots";

export const GET = route({
  summary: "List bots",
  query: ListBotsQuery,
  response: pageOf(BotDto),
  operation: listBots,
});

export const POST = route({
  summary: "Make a bot",
  body: CreateBotBody,
  response: BotDto,
  status: 201,
  operation: createBot,
});
