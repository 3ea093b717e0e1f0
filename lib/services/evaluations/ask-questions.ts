import { z } from "zod";
import { AppError, ERRORS } from "@/lib/core/errors";
import type { BotId, JobId } from "@/lib/core/ids";
import { Expectation, RunSettings } from "@/lib/schemas/evaluation";
import { type Ctx, command, type Tx, workflow } from "../_kit";
import { answerOnce } from "../chat";
import { findGone } from "../quotes";
import { type Judged, judge } from "./judge";
import { quotedIn } from "./quoted-in";

/** A step asks for so long, then the next one goes on: what a step did is not done again. */
const STEP_MS = 20_000;
const ANSWER_WITHIN_MS = 120_000;

export type RunRef = { jobId: JobId };

type Next = {
  botId: BotId;
  questionId: string;
  question: string;
  expectation: unknown;
  settings: RunSettings;
};

/**
 * Asks the next questions of a run, one after the other, through the chat's own code. Done twice, none is asked twice.
 * @returns whether any is left
 * @throws AppError when something is out of reach for now; at the last try it is noted as the question's result
 */
export const askQuestions = workflow({
  name: "evaluation.ask",
  permission: "evaluations:write",
  input: z.custom<RunRef & { isLastTry: boolean }>(),
  async run({ ctx, input: { jobId, isLastTry } }): Promise<{ isDone: boolean }> {
    const until = performance.now() + STEP_MS;
    do {
      const next = await takeNext(ctx, { jobId });
      if (!next) return { isDone: true };
      const judged = await ask(ctx, next, isLastTry);
      await note(ctx, { jobId, questionId: next.questionId, judged });
    } while (performance.now() < until);
    return { isDone: false };
  },
});

async function ask(
  ctx: Ctx,
  { botId, question, expectation, settings }: Next,
  isLastTry: boolean,
): Promise<Judged> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const answer = await answerOnce(ctx, { botId, question, settings, signal });
  const { error, text } = answer;
  if (text === "" && error !== null && ERRORS[error].retryable && !isLastTry)
    throw new AppError(error, "The question could not be asked.");
  return judge(Expectation.parse(expectation), answer);
}

const takeNext = command({
  name: "evaluation.take_next",
  permission: "evaluations:write",
  input: z.custom<RunRef>(),
  async run({ tx, input: { jobId } }) {
    const result = (await isUnderWay(tx, jobId)) ? await findNext(tx, jobId) : null;
    return { result, audit: { skip: "part of an evaluation" } };
  },
});

async function findNext(tx: Tx, jobId: JobId): Promise<Next | null> {
  const begun = { status: "running" as const, step: "asking", startedAt: tx.now() };
  await tx.db.job.updateMany({ where: { id: jobId, status: "queued" }, data: begun });
  const next = await tx.db.evaluationResult.findFirst({
    where: { runId: jobId, outcome: null },
    orderBy: { position: "asc" },
    include: { run: { select: { settings: true, set: { select: { botId: true } } } } },
  });
  if (!next) return null;
  const { questionId, question, expectation, run } = next;
  const settings = RunSettings.parse(run.settings);
  return { botId: run.set.botId as BotId, questionId, question, expectation, settings };
}

const note = command({
  name: "evaluation.note",
  permission: "evaluations:write",
  input: z.custom<RunRef & { questionId: string; judged: Judged }>(),
  async run({ tx, input: { jobId, questionId, judged } }) {
    if (await isUnderWay(tx, jobId)) {
      const data = await withoutGone(tx, judged);
      await tx.db.evaluationResult.updateMany({ where: { runId: jobId, questionId }, data });
      const done = await tx.db.evaluationResult.count({ where: { runId: jobId, outcome: { not: null } } });
      await tx.db.job.update({ where: { id: jobId }, data: { done } });
    }
    return { result: null, audit: { skip: "part of an evaluation" } };
  },
});

/** What is stored: no words of a document that was deleted while it was quoted, and the names of those that are quoted. */
async function withoutGone(tx: Tx, judged: Judged): Promise<Judged & { quotes: string[] }> {
  const { detail } = judged;
  const quotes = quotedIn(detail);
  const gone = await findGone(tx, quotes, { isWriting: true });
  return gone.size > 0 ? { ...judged, detail: { ...detail, answer: "" }, quotes: [] } : { ...judged, quotes };
}

/** Whether the run still wants answers; locked, so that one that is being stopped gets no more of them. */
export async function isUnderWay(tx: Tx, jobId: JobId): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    select id from "Job" where id = ${jobId} and status in ('queued', 'running') for update`;
  return rows.length > 0;
}
