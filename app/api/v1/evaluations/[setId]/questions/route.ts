import { z } from "zod";
import { route } from "@/lib/http";
import { idOf, PageQuery, pageOf } from "@/lib/schemas/common";
import { QuestionBody, QuestionDto } from "@/lib/schemas/evaluation";
import { addQuestion, listQuestions } from "@/lib/services/evaluations";

const params = z.object({ setId: idOf("evaluation") });

export const GET = route({
  summary: "List the questions of an evaluation set",
  params,
  query: PageQuery,
  response: pageOf(QuestionDto),
  operation: listQuestions,
});

export const POST = route({
  summary: "Add a question with what is expected of its answer",
  params,
  body: QuestionBody,
  response: QuestionDto,
  status: 201,
  operation: addQuestion,
});
