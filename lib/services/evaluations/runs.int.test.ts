import { expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { MOST_QUESTIONS, MOST_RUNS_AT_ONCE, MOST_RUNS_KEPT } from "@/lib/schemas/evaluation";
import { eraseBot, removeBot, updateBot } from "@/lib/services/bots";
import { removeDocument } from "@/lib/services/documents";
import { listJobs } from "@/lib/services/jobs";
import { sweepJobs } from "@/lib/services/upkeep/sweep-jobs";
import { settled, withWorker } from "@/lib/testing/worker";
import { askQuestions } from "./ask-questions";
import {
  addQuestion,
  cancelRun,
  createSet,
  getRun,
  getSet,
  importQuestions,
  listQuestions,
  listResults,
  listRuns,
  startRun,
  updateQuestion,
} from "./index";
import { addThree, codeOf, LIT, makeSet, runToItsEnd, STEPS, TICKET } from "./testing/evaluation-fixtures";

test("a run asks every question as a visitor would, writes no conversation, and measures the answers", async () => {
  const made = await makeSet();
  const { tenant, ctx, setId } = made;
  await addThree(made);
  const count = () =>
    inTenant(tenant.id, async (db) => [await db.conversation.count(), await db.message.count()]);
  const before = await count();
  const runId = await runToItsEnd(tenant, setId);
  expect(await count()).toEqual(before);
  const run = await getRun(ctx, { setId, runId });
  expect(run).toMatchObject({
    status: "succeeded",
    progress: { done: 3, total: 3 },
    previous: null,
    changes: {},
  });
  expect(run.measures).toMatchObject({
    ...{
      questions: 3,
      right: 1,
      recall: 1,
      ndcg: 1,
      citationPrecision: 1,
      refusalPrecision: 1,
      refusalRecall: 1,
    },
    ...{ answerMatch: 1, support: 1, costUsd: 0, failed: 0, degraded: 0, models: ["extractive"] },
  });
  const { items } = await listResults(ctx, { setId, runId });
  expect(items.map(({ question, outcome, rank, change }) => [question, outcome, rank, change])).toEqual([
    [LIT, "right", 1, null],
    [STEPS, "right", null, null],
    [TICKET, "right", null, null],
  ]);
  expect(items[0]).toMatchObject({
    place: "Text",
    detail: { refused: false, answer: expect.stringContaining("1873") },
  });
  const { items: jobs } = await listJobs(ctx, {});
  expect(jobs[0]).toMatchObject({ kind: "evaluate_bot", title: "Opening", status: "succeeded" });
});

test("a second run is held against the first: by measure and by question", async () => {
  const made = await makeSet();
  const { tenant, ctx, setId, botId, documentId } = made;
  await addThree(made);
  const first = await runToItsEnd(tenant, setId);
  await updateBot(ctx, { botId, retrieval: { threshold: 1 } });
  const { items: questions } = await listQuestions(ctx, { setId });
  const steps = questions.find(({ question }) => question === STEPS);
  await updateQuestion(ctx, {
    setId,
    questionId: steps?.id ?? "evq_",
    question: STEPS,
    expectation: { expects: "source", documentId },
  });
  const second = await runToItsEnd(tenant, setId);
  const run = await getRun(ctx, { setId, runId: second });
  expect(run.previous?.id).toBe(first);
  expect(run.settings.retrieval).toEqual({ threshold: 1 });
  expect(run.changes).toMatchObject({
    right: "worse",
    refusalPrecision: "worse",
    refusalRecall: "same",
    recall: "same",
  });
  const { items } = await listResults(ctx, { setId, runId: second });
  expect(items.map(({ outcome, change, previousOutcome }) => [outcome, change, previousOutcome])).toEqual([
    ["refused", "worse", "right"],
    ["refused", null, null],
    ["right", "same", "right"],
  ]);
  const shown = async (show: "wrong" | "worse" | "better") =>
    (await listResults(ctx, { setId, runId: second, show })).items.map(({ question }) => question);
  expect([await shown("wrong"), await shown("worse"), await shown("better")]).toEqual([
    [LIT, STEPS],
    [LIT],
    [],
  ]);
  const page = await listResults(ctx, { setId, runId: second, limit: 2 });
  const rest = await listResults(ctx, { setId, runId: second, limit: 2, cursor: page.nextCursor ?? "" });
  expect([...page.items, ...rest.items]).toEqual(items);
  expect((await listRuns(ctx, { setId })).items.map(({ id }) => id)).toEqual([second, first]);
  expect((await getSet(ctx, { setId })).lastRun?.id).toBe(second);
});

test("a run that is stopped asks no more, and keeps what it has", async () => {
  const made = await makeSet();
  const { ctx, setId } = made;
  await addThree(made);
  const { id: runId } = await startRun(ctx, { setId });
  expect(await codeOf(startRun(ctx, { setId }))).toBe("conflict");
  expect(await cancelRun(ctx, { setId, runId })).toMatchObject({ status: "canceled" });
  expect(await askQuestions(ctx, { jobId: runId, isLastTry: false })).toEqual({ isDone: true });
  const { items } = await listResults(ctx, { setId, runId });
  expect(items.map(({ outcome }) => outcome)).toEqual([null, null, null]);
  await withWorker({}, () => settled(made.tenant.id));
  expect(await getRun(ctx, { setId, runId })).toMatchObject({ status: "canceled", measures: null });
});

test("what is out of reach for now is tried again, and noted at the last try", async () => {
  const made = await makeSet();
  const { ctx, setId } = made;
  await addThree(made);
  const { id: jobId } = await startRun(ctx, { setId });
  const broken = {
    ...ctx,
    ports: {
      ...ctx.ports,
      index: {
        ...ctx.ports.index,
        forTenant: () => ({ search: async () => Promise.reject(new Error("gone")) }) as never,
      },
    },
  };
  expect(await codeOf(askQuestions(broken, { jobId, isLastTry: false }))).toBe("unavailable");
  expect(await askQuestions(broken, { jobId, isLastTry: true })).toEqual({ isDone: true });
  const { items } = await listResults(ctx, { setId, runId: jobId });
  expect(items.map(({ outcome, detail }) => [outcome, detail?.error])).toEqual(
    Array(3).fill(["failed", "unavailable"]),
  );
});

test("a bot that is deleted meanwhile ends its run with a reason, and everything goes with the bot", async () => {
  const made = await makeSet();
  const { tenant, ctx, setId, botId } = made;
  await addThree(made);
  await startRun(ctx, { setId });
  await removeBot(ctx, { botId });
  await withWorker({}, () => settled(tenant.id));
  const job = await inTenant(tenant.id, (db) =>
    db.job.findFirstOrThrow({ where: { kind: "evaluate_bot" }, orderBy: { id: "desc" } }),
  );
  expect(job).toMatchObject({ status: "failed", errorMessage: "The bot was deleted while it was asked." });
  expect(await codeOf(getSet(ctx, { setId }))).toBe("not_found");
  const { receipt } = await eraseBot(ctx, { botId });
  expect(receipt.removed.evaluations).toBe(2);
  const left = await inTenant(tenant.id, async (db) => [
    ...[await db.evaluationSet.count(), await db.evaluationQuestion.count()],
    ...[await db.evaluationRun.count(), await db.evaluationResult.count()],
  ]);
  expect(left).toEqual([0, 0, 0, 0]);
});

test("a run that went silent goes on twice, then fails", async () => {
  const made = await makeSet();
  const { ctx, setId } = made;
  await addThree(made);
  const { id: runId } = await startRun(ctx, { setId });
  const later = (minutes: number) => ({ ...ctx, now: () => new Date(Date.now() + minutes * 60_000) });
  for (let round = 1; round <= 2; round++)
    expect(await sweepJobs(later(61 * round), {})).toMatchObject({ revived: 1 });
  expect(await sweepJobs(later(61 * 3), {})).toMatchObject({ failed: 1 });
  expect(await getRun(ctx, { setId, runId })).toMatchObject({ status: "failed", error: { code: "stalled" } });
});

test("what is deleted is at once in no result any more, then in no row; what was measured stays", async () => {
  const made = await makeSet();
  const { tenant, ctx, setId, documentId } = made;
  await addThree(made);
  const runId = await runToItsEnd(tenant, setId);
  const kept = async () =>
    JSON.stringify(await inTenant(tenant.id, (db) => db.evaluationResult.findMany({ where: { runId } })));
  expect(await kept()).toContain("The lamp of the lighthouse was lit");
  await removeDocument(ctx, { documentId });
  const { items } = await listResults(ctx, { setId, runId });
  expect(items[0]?.detail).toMatchObject({ answer: "", cited: [{ documentId, title: null }] });
  await withWorker({}, () => settled(tenant.id));
  expect(await kept()).not.toContain("The lamp of the lighthouse was lit");
  expect((await getRun(ctx, { setId, runId })).measures?.right).toBe(1);
  const { items: jobs } = await listJobs(ctx, {});
  const { receipt } = jobs.find(({ kind }) => kind === "delete_document") ?? {};
  expect(receipt).toMatchObject({ removed: { results: expect.any(Number) }, left: { results: 0 } });
});

test("there is an end to questions, runs at once and runs that are kept", async () => {
  const { ctx, tenant, setId, botId } = await makeSet();
  const rows = Array.from({ length: MOST_QUESTIONS }, (_, at) => `Question ${at}?,refuses`);
  await importQuestions(ctx, { setId, csv: ["question,expects", ...rows].join("\n") });
  const expectation = { expects: "refusal" as const };
  expect(await codeOf(addQuestion(ctx, { setId, question: "One more?", expectation }))).toBe(
    "quota_exceeded",
  );
  const sets = await Promise.all(
    Array.from({ length: MOST_RUNS_AT_ONCE }, (_, at) => createSet(ctx, { botId, name: `Set ${at}` })),
  );
  for (const { id } of sets) {
    await addQuestion(ctx, { setId: id, question: "Why?", expectation });
    await startRun(ctx, { setId: id });
  }
  expect(await codeOf(startRun(ctx, { setId }))).toBe("quota_exceeded");
  const [set] = sets;
  const of = { setId: set?.id ?? setId };
  for (let round = 0; round < MOST_RUNS_KEPT; round++) {
    const {
      items: [run],
    } = await listRuns(ctx, { ...of, limit: 1 });
    await cancelRun(ctx, { ...of, runId: run?.id ?? "job_" });
    await startRun(ctx, of);
  }
  expect(await inTenant(tenant.id, (db) => db.evaluationRun.count({ where: of }))).toBe(MOST_RUNS_KEPT);
});
