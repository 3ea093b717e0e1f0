import { z } from "zod";
import { route } from "@/lib/http";
import { SearchAnswerDto, SearchBody } from "@/lib/schemas/chat";
import { idOf } from "@/lib/schemas/common";
import { search } from "@/lib/services/retrieval";

export const POST = route({
  summary: "Find passages in the bot's sources",
  rate: "chat",
  params: z.object({ botId: idOf("bot") }),
  body: SearchBody,
  response: SearchAnswerDto,
  operation: search,
});
