import { z } from "zod";
import { route } from "@/lib/http";
import { BotDto } from "@/lib/schemas/bot";
import { idOf } from "@/lib/schemas/common";
import { restoreBot } from "@/lib/services/bots";

export const POST = route({
  summary: "Restore a deleted bot",
  params: z.object({ botId: idOf("bot") }),
  response: BotDto,
  operation: restoreBot,
});
