import { route } from "@/lib/http";
import { FromMessageBody, QuestionDto } from "@/lib/schemas/evaluation";
import { addFromMessage } from "@/lib/services/evaluations";

export const POST = route({
  summary: "Make a question that was asked part of an evaluation, expecting what its answer cited",
  body: FromMessageBody,
  response: QuestionDto,
  status: 201,
  operation: addFromMessage,
});
