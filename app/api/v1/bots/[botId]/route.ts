import { z } from "zod";
import { route } from "@/lib/http";
import { BotDto, UpdateBotBody } from "@/lib/schemas/bot";
import { idOf } from "@/lib/schemas/common";
import { getBot, removeBot, updateBot } from "@/lib/services/bots";

const params = z.object({ botId: idOf("bot") });

export const GET = route({ summary: "Get a bot", params, response: BotDto, operation: getBot });

export const PATCH = route({
  summary: "Change a bot",
  params,
  body: UpdateBotBody,
  response: BotDto,
  operation: updateBot,
});

export const DELETE = route({
  summary: "Delete a bot; it can be restored",
  params,
  response: z.null(),
  status: 204,
  operation: removeBot,
});
