import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { NEW_QUESTION, QuestionFields, toQuestionBody, toQuestionValues } from "./question-values";

const documentId = newId("document");
const sourceId = newId("source");
const base = { id: newId("question"), setId: newId("evaluation"), place: null, createdAt: "" };

test("a question goes into the form and comes out as it was", () => {
  for (const expectation of [
    { expects: "source" as const, documentId, passage: "at nine" },
    { expects: "source" as const, sourceId },
    { expects: "answer" as const, answer: "At nine" },
    { expects: "refusal" as const },
  ]) {
    const values = toQuestionValues({ ...base, question: "When?", expectation });
    expect(toQuestionBody(values)).toEqual({ question: "When?", expectation });
    expect(QuestionFields.safeParse(values).success).toBe(true);
  }
});

test("what is missing is named at its own field", () => {
  const wrong = (values: Partial<typeof NEW_QUESTION>) =>
    QuestionFields.safeParse({ ...NEW_QUESTION, ...values }).error?.issues.map(({ path }) => path.join("."));
  expect(wrong({})).toEqual(["question", "place"]);
  expect(wrong({ question: "When?", expects: "answer" })).toEqual(["answer"]);
  expect(wrong({ question: " ", expects: "refusal" })).toEqual(["question"]);
});
