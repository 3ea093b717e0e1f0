import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { EvaluationDto, SetBody } from "@/lib/schemas/evaluation";
import { getSet, removeSet, updateSet } from "@/lib/services/evaluations";

const params = z.object({ setId: idOf("evaluation") });

export const GET = route({
  summary: "Get a set of evaluation questions, with its newest run",
  params,
  response: EvaluationDto,
  operation: getSet,
});

export const PATCH = route({
  summary: "Rename a set of evaluation questions",
  params,
  body: SetBody,
  response: EvaluationDto,
  operation: updateSet,
});

export const DELETE = route({
  summary: "Delete a set of evaluation questions with all its runs",
  params,
  response: z.null(),
  status: 204,
  operation: removeSet,
});
