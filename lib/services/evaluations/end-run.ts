import { z } from "zod";
import { Expectation, Outcome, ResultDetail } from "@/lib/schemas/evaluation";
import { command, type Tx } from "../_kit";
import { endJob } from "../ingestion";
import { isUnderWay, type RunRef } from "./ask-questions";
import { type Asked, measure } from "./measure";

/** Ends a run whose questions were all asked, with its measures. One that was stopped stays as it is. */
export const finishRun = command({
  name: "evaluation.finish_run",
  permission: "evaluations:write",
  input: z.custom<RunRef>(),
  async run({ tx, input: { jobId } }) {
    if (!(await isUnderWay(tx, jobId))) return { result: null, audit: { skip: "part of an evaluation" } };
    const measures = measure(await readAsked(tx, jobId));
    await tx.db.evaluationRun.updateMany({ where: { id: jobId }, data: { measures } });
    await endJob(tx, { jobId }, { status: "succeeded" });
    return { result: null, audit: { skip: "part of an evaluation" } };
  },
});

async function readAsked(tx: Tx, runId: string): Promise<Asked[]> {
  const rows = await tx.db.evaluationResult.findMany({ where: { runId, outcome: { not: null } } });
  return rows.map(({ expectation, outcome, rank, detail }) => ({
    expectation: Expectation.parse(expectation),
    outcome: Outcome.parse(outcome),
    rank,
    detail: ResultDetail.parse(detail),
  }));
}

/** Ends a run that cannot go on, with the reason people read. */
export const failRun = command({
  name: "evaluation.fail_run",
  permission: "evaluations:write",
  input: z.custom<RunRef & { code: string; message: string }>(),
  async run({ tx, input: { jobId, code, message } }) {
    await endJob(tx, { jobId }, { status: "failed", errorCode: code, errorMessage: message });
    return { result: null, audit: { skip: "part of an evaluation" } };
  },
});
