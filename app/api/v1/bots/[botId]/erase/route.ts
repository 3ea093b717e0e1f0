import { z } from "zod";
import { route } from "@/lib/http";
import { ErasedBotDto } from "@/lib/schemas/bot";
import { idOf } from "@/lib/schemas/common";
import { eraseBot } from "@/lib/services/bots";

export const POST = route({
  summary: "Erase a deleted bot with its conversations, for good; its sources stay",
  params: z.object({ botId: idOf("bot") }),
  response: ErasedBotDto,
  operation: eraseBot,
});
