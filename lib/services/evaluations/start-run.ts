import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { type JobId, newId } from "@/lib/core/ids";
import { BotRetrieval } from "@/lib/schemas/bot";
import { idOf } from "@/lib/schemas/common";
import { MOST_RUNS_AT_ONCE, MOST_RUNS_KEPT, type RunSettings } from "@/lib/schemas/evaluation";
import { command, type Tx } from "../_kit";
import { getBotOrThrow } from "../bots";
import { endJob } from "../ingestion";
import { getRunOrThrow, lockSetOrThrow } from "./internal";
import { toRunDto } from "./run-dto";

const UNDER_WAY = { status: { in: ["queued" as const, "running" as const] } };

/** Asks all questions of a set, as they are now; how far it is, the run says. */
export const startRun = command({
  name: "evaluation.start_run",
  permission: "evaluations:write",
  input: z.strictObject({ setId: idOf("evaluation") }),
  async run({ tx, input: { setId } }) {
    const { botId, name: title } = await lockSetOrThrow(tx, setId);
    await assertMayStart(tx, setId);
    const questions = await tx.db.evaluationQuestion.findMany({ where: { setId }, orderBy: { id: "asc" } });
    if (questions.length === 0) throw new AppError("conflict", "There is no question in this set yet.");
    const bot = await getBotOrThrow(tx, botId);
    const { answerPolicy } = bot;
    const settings: RunSettings = { answerPolicy, retrieval: BotRetrieval.parse(bot.retrieval) };
    const jobId = newId("job");
    const tenantId = tx.tenant.id;
    const total = questions.length;
    const job = { id: jobId, tenantId, botId, title, kind: "evaluate_bot" as const, total };
    await tx.db.job.create({ data: job });
    const run = await tx.db.evaluationRun.create({ data: { id: jobId, tenantId, setId, settings } });
    await tx.db.evaluationResult.createMany({
      data: questions.map(({ id, question, expectation }, position) => {
        return { tenantId, runId: jobId, questionId: id, position, question, expectation: expectation ?? {} };
      }),
    });
    await removeOldRuns(tx, setId);
    return {
      result: await toRunDto(tx, run),
      audit: { targetId: setId, after: { questions: questions.length } },
      events: [{ name: "evaluation/run.requested", data: { tenantId, jobId } }],
    };
  },
});

/** @throws AppError conflict while the set is being asked · quota_exceeded when too many runs of the team are under way */
async function assertMayStart(tx: Tx, setId: string): Promise<void> {
  // One after the other, so that nobody counts past somebody else's start.
  await tx.db.$queryRaw`select 1 from "Tenant" where id = ${tx.tenant.id} for no key update`;
  const jobs = await tx.db.job.findMany({
    where: { kind: "evaluate_bot", ...UNDER_WAY },
    select: { id: true },
  });
  const ids = jobs.map(({ id }) => id);
  if ((await tx.db.evaluationRun.count({ where: { setId, id: { in: ids } } })) > 0)
    throw new AppError(
      "conflict",
      "These questions are being asked right now. Wait for the end, or stop it.",
    );
  if (ids.length >= MOST_RUNS_AT_ONCE)
    throw new AppError(
      "quota_exceeded",
      `${MOST_RUNS_AT_ONCE} evaluations of your team are under way. Start this one when one of them is done.`,
    );
}

async function removeOldRuns(tx: Tx, setId: string): Promise<void> {
  const old = await tx.db.evaluationRun.findMany({
    where: { setId },
    orderBy: { id: "desc" },
    skip: MOST_RUNS_KEPT,
    select: { id: true },
  });
  await tx.db.evaluationRun.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
}

/** Stops a run; what was asked so far stays. One that has ended stays as it is. */
export const cancelRun = command({
  name: "evaluation.cancel_run",
  permission: "evaluations:write",
  input: z.strictObject({ setId: idOf("evaluation"), runId: idOf("job") }),
  async run({ tx, input }) {
    const run = await getRunOrThrow(tx, input);
    await endJob(tx, { jobId: run.id as JobId }, { status: "canceled" });
    return { result: await toRunDto(tx, run), audit: { targetId: input.setId, after: { runId: run.id } } };
  },
});
