import { z } from "zod";
import { isId } from "@/lib/core/ids";
import { QuestionBody, type QuestionDto } from "@/lib/schemas/evaluation";

const Fields = z.object({
  question: z.string(),
  expects: z.enum(["source", "answer", "refusal"]),
  /** The id of a document or a source. */
  place: z.string(),
  passage: z.string(),
  answer: z.string(),
});
export type QuestionValues = z.infer<typeof Fields>;

export const NEW_QUESTION: QuestionValues = {
  question: "",
  expects: "source",
  place: "",
  passage: "",
  answer: "",
};

/** A question as its form has it; what is wrong stands at the form's own fields. */
export const QuestionFields = Fields.superRefine((values, context) => {
  const issues = QuestionBody.safeParse(toQuestionBody(values)).error?.issues ?? [];
  for (const { path, message } of issues) {
    const field = path.at(-1);
    const isOwn = field === "question" || field === "passage" || field === "answer";
    context.addIssue({
      code: "custom",
      path: [isOwn ? field : "place"],
      message: isOwn ? message : NO_PLACE,
    });
  }
});

const NO_PLACE = "Choose a document or a source";

export function toQuestionBody({
  question,
  expects,
  place,
  passage,
  answer,
}: QuestionValues): z.input<typeof QuestionBody> {
  if (expects === "refusal") return { question: question.trim(), expectation: { expects } };
  if (expects === "answer")
    return { question: question.trim(), expectation: { expects, answer: answer.trim() } };
  return {
    question: question.trim(),
    expectation: {
      expects,
      ...(isId("document", place) && { documentId: place }),
      ...(isId("source", place) && { sourceId: place }),
      ...(passage.trim() && { passage: passage.trim() }),
    },
  };
}

export function toQuestionValues({ question, expectation }: QuestionDto): QuestionValues {
  const values = { ...NEW_QUESTION, question, expects: expectation.expects };
  if (expectation.expects === "answer") return { ...values, answer: expectation.answer };
  if (expectation.expects === "refusal") return values;
  const { documentId, sourceId = "", passage = "" } = expectation;
  return { ...values, place: documentId ?? sourceId, passage };
}
