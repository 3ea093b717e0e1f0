import { AppError } from "@/lib/core/errors";
import type { BotId, EvaluationId, JobId, QuestionId } from "@/lib/core/ids";
import { reachableBots, type Tx } from "../_kit";

/** @throws AppError not_found for a set that is foreign, out of reach, made up, or of a deleted bot: all read the same */
export async function getSetOrThrow(tx: Tx, setId: EvaluationId) {
  const only = reachableBots(tx.actor);
  const set = await tx.db.evaluationSet.findFirst({
    where: { id: setId, bot: { deletedAt: null }, ...(only && { botId: { in: [...only] } }) },
    include: { _count: { select: { questions: true } } },
  });
  if (!set) throw new AppError("not_found", "There is no such set of questions.");
  return { ...set, id: set.id as EvaluationId, botId: set.botId as BotId };
}

/** The same, locked until the transaction ends: questions are counted and added by one at a time. */
export async function lockSetOrThrow(tx: Tx, setId: EvaluationId) {
  await tx.db.$queryRaw`select 1 from "EvaluationSet" where id = ${setId} for update`;
  return getSetOrThrow(tx, setId);
}

type QuestionRef = { setId: EvaluationId; questionId: QuestionId };

/** @throws AppError not_found when the set has no such question */
export async function getQuestionOrThrow(tx: Tx, { setId, questionId }: QuestionRef) {
  const question = await tx.db.evaluationQuestion.findFirst({ where: { id: questionId, setId } });
  if (!question) throw new AppError("not_found", "There is no such question in this set.");
  return question;
}

type RunRef = { setId: EvaluationId; runId: JobId };

/** @throws AppError not_found when the set has no such run */
export async function getRunOrThrow(tx: Tx, { setId, runId }: RunRef) {
  await getSetOrThrow(tx, setId);
  const run = await tx.db.evaluationRun.findFirst({ where: { id: runId, setId } });
  if (!run) throw new AppError("not_found", "There is no such run of this set.");
  return run;
}
