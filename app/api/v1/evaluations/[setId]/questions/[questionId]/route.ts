import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { QuestionBody, QuestionDto } from "@/lib/schemas/evaluation";
import { removeQuestion, updateQuestion } from "@/lib/services/evaluations";

const params = z.object({ setId: idOf("evaluation"), questionId: idOf("question") });

export const PATCH = route({
  summary: "Change an evaluation question",
  params,
  body: QuestionBody,
  response: QuestionDto,
  operation: updateQuestion,
});

export const DELETE = route({
  summary: "Remove a question from an evaluation set",
  params,
  response: z.null(),
  status: 204,
  operation: removeQuestion,
});
