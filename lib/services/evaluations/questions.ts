import { z } from "zod";
import { decodeCursor, toPage } from "@/lib/core/cursor";
import { AppError, validationFailed } from "@/lib/core/errors";
import { type EvaluationId, newId, type QuestionId } from "@/lib/core/ids";
import { present } from "@/lib/core/invariant";
import { idOf, PageQuery } from "@/lib/schemas/common";
import { MOST_QUESTIONS, QuestionBody, type QuestionDto } from "@/lib/schemas/evaluation";
import { command, query, type Tx } from "../_kit";
import { assertPlaceExists, titlePlaces } from "./expected-places";
import { getQuestionOrThrow, getSetOrThrow, lockSetOrThrow } from "./internal";

/** In the order in which they were added. */
export const listQuestions = query({
  name: "evaluation.list_questions",
  permission: "evaluations:read",
  input: PageQuery.extend({ setId: idOf("evaluation") }),
  async run({ tx, input: { setId, cursor, limit } }) {
    await getSetOrThrow(tx, setId);
    const rows = await tx.db.evaluationQuestion.findMany({
      where: { setId, ...(cursor && { id: { gt: decodeCursor(cursor) } }) },
      orderBy: { id: "asc" },
      take: limit + 1,
    });
    const page = toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => row,
    );
    return { items: await toDtos(tx, page.items), nextCursor: page.nextCursor };
  },
});

export const addQuestion = command({
  name: "evaluation.add_question",
  permission: "evaluations:write",
  input: QuestionBody.extend({ setId: idOf("evaluation") }),
  async run({ tx, input: { setId, ...body } }) {
    const set = await lockSetOrThrow(tx, setId);
    await assertPlaceExists(tx, set.botId, body.expectation);
    await assertIsNew(tx, setId, body.question);
    const [id] = await insertQuestions(tx, set, [body]);
    return {
      result: await toDto(tx, { setId, questionId: present(id, "one body gives one id") }),
      audit: { targetId: setId },
    };
  },
});

export const updateQuestion = command({
  name: "evaluation.update_question",
  permission: "evaluations:write",
  input: QuestionBody.extend({ setId: idOf("evaluation"), questionId: idOf("question") }),
  async run({ tx, input: { setId, questionId, question, expectation } }) {
    const { botId } = await lockSetOrThrow(tx, setId);
    const before = await getQuestionOrThrow(tx, { setId, questionId });
    await assertPlaceExists(tx, botId, expectation);
    if (question !== before.question) await assertIsNew(tx, setId, question);
    await tx.db.evaluationQuestion.update({ where: { id: questionId }, data: { question, expectation } });
    return { result: await toDto(tx, { setId, questionId }), audit: { targetId: setId } };
  },
});

/** The runs in which it was asked keep what came of it. */
export const removeQuestion = command({
  name: "evaluation.remove_question",
  permission: "evaluations:write",
  input: z.strictObject({ setId: idOf("evaluation"), questionId: idOf("question") }),
  async run({ tx, input: { setId, questionId } }) {
    await lockSetOrThrow(tx, setId);
    await getQuestionOrThrow(tx, { setId, questionId });
    await tx.db.evaluationQuestion.delete({ where: { id: questionId } });
    return { result: null, audit: { targetId: setId } };
  },
});

type Counted = { id: EvaluationId; _count: { questions: number } };

/** Puts questions behind those of a set that is locked. @throws AppError quota_exceeded */
export async function insertQuestions(
  tx: Tx,
  { id: setId, _count }: Counted,
  bodies: readonly QuestionBody[],
): Promise<QuestionId[]> {
  if (_count.questions + bodies.length > MOST_QUESTIONS)
    throw new AppError("quota_exceeded", `A set may have ${MOST_QUESTIONS} questions. Make another one.`);
  const own = { tenantId: tx.tenant.id, setId };
  const rows = bodies.map((body) => ({ id: newId("question"), ...own, ...body }));
  await tx.db.evaluationQuestion.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

/** @throws AppError validation_failed when the set asks this already */
export async function assertIsNew(tx: Tx, setId: EvaluationId, question: string): Promise<void> {
  if ((await tx.db.evaluationQuestion.count({ where: { setId, question } })) > 0)
    throw validationFailed([{ path: ["question"], message: "is in this set already" }]);
}

export async function toDto(
  tx: Tx,
  ref: { setId: EvaluationId; questionId: QuestionId },
): Promise<QuestionDto> {
  const [dto] = await toDtos(tx, [await getQuestionOrThrow(tx, ref)]);
  return present(dto, "one row gives one question");
}

type QuestionRow = { id: string; setId: string; question: string; expectation: unknown; createdAt: Date };

async function toDtos(tx: Tx, rows: readonly QuestionRow[]): Promise<QuestionDto[]> {
  const places = await titlePlaces(tx, rows);
  return rows.map(({ id, setId, question, createdAt }, at) => ({
    id: id as QuestionId,
    setId: setId as EvaluationId,
    question,
    ...present(places[at], "every row has a place in the list"),
    createdAt: createdAt.toISOString(),
  }));
}
