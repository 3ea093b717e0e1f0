import { z } from "zod";
import { route } from "@/lib/http";
import { idOf, pageOf } from "@/lib/schemas/common";
import { ListResultsQuery, ResultDto } from "@/lib/schemas/evaluation";
import { listResults } from "@/lib/services/evaluations";

export const GET = route({
  summary: "List what came of each question of an evaluation run",
  params: z.object({ setId: idOf("evaluation"), runId: idOf("job") }),
  query: ListResultsQuery,
  response: pageOf(ResultDto),
  operation: listResults,
});
