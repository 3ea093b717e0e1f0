import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { PlaygroundBody, PlaygroundDto } from "@/lib/schemas/playground";
import { explore } from "@/lib/services/chat";

export const POST = route({
  summary: "Answer a question and show every step; nothing is kept",
  rate: "chat",
  params: z.object({ botId: idOf("bot") }),
  body: PlaygroundBody,
  response: PlaygroundDto,
  operation: explore,
});
