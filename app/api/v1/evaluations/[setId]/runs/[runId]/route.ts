import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { RunDetailDto } from "@/lib/schemas/evaluation";
import { getRun } from "@/lib/services/evaluations";

export const GET = route({
  summary: "Get an evaluation run: how far it is, its measures, and how they changed",
  params: z.object({ setId: idOf("evaluation"), runId: idOf("job") }),
  response: RunDetailDto,
  operation: getRun,
});
