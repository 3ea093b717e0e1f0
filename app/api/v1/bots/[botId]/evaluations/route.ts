import { z } from "zod";
import { route } from "@/lib/http";
import { idOf, PageQuery, pageOf } from "@/lib/schemas/common";
import { EvaluationDto, SetBody } from "@/lib/schemas/evaluation";
import { createSet, listSets } from "@/lib/services/evaluations";

const params = z.object({ botId: idOf("bot") });

export const GET = route({
  summary: "List a bot's sets of evaluation questions",
  params,
  query: PageQuery,
  response: pageOf(EvaluationDto),
  operation: listSets,
});

export const POST = route({
  summary: "Create a set of evaluation questions",
  params,
  body: SetBody,
  response: EvaluationDto,
  status: 201,
  operation: createSet,
});
