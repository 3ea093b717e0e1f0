import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { ConfidencesDto } from "@/lib/schemas/threshold";
import { listConfidences } from "@/lib/services/evaluations";

export const GET = route({
  summary: "How sure the bot was of its newest and its evaluations' questions",
  params: z.object({ botId: idOf("bot") }),
  response: ConfidencesDto,
  operation: listConfidences,
});
