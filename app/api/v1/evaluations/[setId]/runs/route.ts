import { z } from "zod";
import { route } from "@/lib/http";
import { idOf, PageQuery, pageOf } from "@/lib/schemas/common";
import { RunDto } from "@/lib/schemas/evaluation";
import { listRuns, startRun } from "@/lib/services/evaluations";

const params = z.object({ setId: idOf("evaluation") });

export const GET = route({
  summary: "List the runs of an evaluation set, newest first",
  params,
  query: PageQuery,
  response: pageOf(RunDto),
  operation: listRuns,
});

export const POST = route({
  summary: "Ask the bot all questions of an evaluation set",
  params,
  response: RunDto,
  status: 202,
  operation: startRun,
});
