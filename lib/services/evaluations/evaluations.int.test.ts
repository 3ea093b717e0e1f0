import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import type { BotId, DocumentId, EvaluationId, JobId, MessageId, SourceId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { MOST_QUESTIONS, MOST_RUNS_AT_ONCE, MOST_RUNS_KEPT } from "@/lib/schemas/evaluation";
import { listAudit } from "@/lib/services/audit";
import { eraseBot, removeBot, updateBot } from "@/lib/services/bots";
import { ask } from "@/lib/services/chat";
import { removeDocument } from "@/lib/services/documents";
import { listJobs } from "@/lib/services/jobs";
import { sweepJobs } from "@/lib/services/upkeep/sweep-jobs";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { askQuestions } from "./ask-questions";
import {
  addFromMessage,
  addQuestion,
  cancelRun,
  createSet,
  getRun,
  getSet,
  importQuestions,
  listQuestions,
  listResults,
  listRuns,
  listSets,
  removeQuestion,
  removeSet,
  startRun,
  updateQuestion,
} from "./index";

const GUIDE = `# The lighthouse

The lamp of the lighthouse was lit for the first time in 1873. It burned colza oil until 1911.

## Visiting

Visitors climb 212 steps to the gallery. The tower is closed on Mondays and in stormy weather.`;

const LIT = "When was the lamp lit for the first time?";
const STEPS = "How many steps do visitors climb?";
const TICKET = "What is the price of a railway ticket to Ulaanbaatar?";

async function makeSet() {
  const tenant = await makeTenant("Lighthouse");
  const ids = await fillTenant(tenant, GUIDE);
  const botId = ids.bot as BotId;
  const { id: setId } = await createSet(tenant.ctx, { botId, name: "Opening" });
  return {
    tenant,
    ctx: tenant.ctx,
    botId,
    setId,
    documentId: ids.document as DocumentId,
    sourceId: ids.source as SourceId,
  };
}

type Made = Awaited<ReturnType<typeof makeSet>>;

async function addThree({ ctx, setId, documentId }: Made) {
  await addQuestion(ctx, {
    setId,
    question: LIT,
    expectation: { expects: "source", documentId, passage: "in 1873" },
  });
  await addQuestion(ctx, { setId, question: STEPS, expectation: { expects: "answer", answer: "212 steps" } });
  await addQuestion(ctx, { setId, question: TICKET, expectation: { expects: "refusal" } });
}

async function runToItsEnd(tenant: TestTenant, setId: EvaluationId): Promise<JobId> {
  const { id } = await startRun(tenant.ctx, { setId });
  await withWorker({}, () => settled(tenant.id));
  return id;
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (thrown) => AppError.from(thrown).code,
  );

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

test("an answer becomes a question of an evaluation in one step: what it cited is expected, or that it refuses", async () => {
  const { ctx, botId, documentId } = await makeSet();
  const say = async (message: string, conversationId?: `con_${string}`) => {
    const signal = new AbortController().signal;
    const asked = await ask(ctx, { botId, message, signal, ...(conversationId && { conversationId }) });
    for await (const _ of asked.parts);
    return asked;
  };
  const lit = await say(LIT);
  const ticket = await say(TICKET, lit.conversationId);
  const one = await addFromMessage(ctx, { messageId: lit.messageId });
  expect(one).toMatchObject({ question: LIT, expectation: { expects: "source", documentId }, place: "Text" });
  const two = await addFromMessage(ctx, { messageId: ticket.messageId, setId: one.setId });
  expect(two).toMatchObject({ question: TICKET, expectation: { expects: "refusal" }, setId: one.setId });
  expect((await getSet(ctx, { setId: one.setId })).name).toBe("From conversations");
  expect(await codeOf(addFromMessage(ctx, { messageId: lit.messageId }))).toBe("validation_failed");
  const hello = await say("Hello!");
  expect(await codeOf(addFromMessage(ctx, { messageId: hello.messageId }))).toBe("validation_failed");
  expect(await codeOf(addFromMessage(ctx, { messageId: "msg_" as MessageId }))).toBe("validation_failed");
});

test("a question that goes on from another keeps what it is about, so that a run asks the same", async () => {
  const { ctx, botId } = await makeSet();
  const say = async (message: string, conversationId?: `con_${string}`) => {
    const signal = new AbortController().signal;
    const asked = await ask(ctx, { botId, message, signal, ...(conversationId && { conversationId }) });
    for await (const _ of asked.parts);
    return asked;
  };
  const lit = await say(LIT);
  const until = await say("And until when did it burn oil?", lit.conversationId);
  const { question } = await addFromMessage(ctx, { messageId: until.messageId });
  expect(question).toBe(`${LIT} And until when did it burn oil?`);
});

test("a table adds questions and changes those that are there; when one row is wrong, nothing is taken in", async () => {
  const { ctx, setId } = await makeSet();
  const csv = (...rows: string[]) => ["question,document,passage,expects", ...rows].join("\n");
  expect(
    await importQuestions(ctx, { setId, csv: csv(`${LIT},text,in 1873,`, `${TICKET},,,refuses`) }),
  ).toEqual({ added: 2, changed: 0 });
  expect(await codeOf(importQuestions(ctx, { setId, csv: csv(`${STEPS},text,,`, "x,nowhere,,") }))).toBe(
    "validation_failed",
  );
  expect(await importQuestions(ctx, { setId, csv: csv(`${STEPS},text,,`, `${LIT},,,refuses`) })).toEqual({
    added: 1,
    changed: 1,
  });
  const { items } = await listQuestions(ctx, { setId });
  expect(items.map(({ question, expectation }) => [question, expectation.expects])).toEqual([
    [LIT, "refusal"],
    [TICKET, "refusal"],
    [STEPS, "source"],
  ]);
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

test("a document that is gone is said to be gone, and can be expected no more", async () => {
  const made = await makeSet();
  const { ctx, setId, documentId } = made;
  await addThree(made);
  await removeDocument(ctx, { documentId });
  const { items } = await listQuestions(ctx, { setId });
  expect(items[0]).toMatchObject({ expectation: { documentId }, place: null });
  const expectation = { expects: "source" as const, documentId };
  expect(await codeOf(addQuestion(ctx, { setId, question: "Why?", expectation }))).toBe("validation_failed");
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
  expect(receipt).toMatchObject({ removed: { results: expect.any(Number) }, left: {} });
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

test("sets and questions are deleted with what hangs on them, and the log tells of it without their words", async () => {
  const made = await makeSet();
  const { ctx, tenant, setId, botId } = made;
  await addThree(made);
  expect(await codeOf(createSet(ctx, { botId, name: "Opening" }))).toBe("conflict");
  const { items } = await listQuestions(ctx, { setId });
  await removeQuestion(ctx, { setId, questionId: items[0]?.id ?? "evq_" });
  expect((await getSet(ctx, { setId })).questions).toBe(2);
  const { id: runId } = await startRun(ctx, { setId });
  await removeSet(ctx, { setId });
  const job = await inTenant(tenant.id, (db) => db.job.findUniqueOrThrow({ where: { id: runId } }));
  expect(job.status).toBe("canceled");
  expect((await listSets(ctx, { botId })).items.map(({ name }) => name)).toEqual(["From conversations"]);
  const log = await listAudit(ctx, { limit: 200 });
  const actions = new Set(log.items.map(({ action }) => action));
  for (const verb of ["create", "add_question", "remove_question", "start_run", "remove"])
    expect(actions).toContain(`evaluation.${verb}`);
  const own = log.items.filter(({ action }) => action.startsWith("evaluation."));
  expect(JSON.stringify(own)).not.toContain("lamp");
});
