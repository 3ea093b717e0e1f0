import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { RunDto } from "@/lib/schemas/evaluation";
import { cancelRun } from "@/lib/services/evaluations";

export const POST = route({
  summary: "Stop an evaluation run",
  params: z.object({ setId: idOf("evaluation"), runId: idOf("job") }),
  response: RunDto,
  operation: cancelRun,
});
