import { expect, test } from "vitest";
import type { MessageId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { listAudit } from "@/lib/services/audit";
import { removeDocument } from "@/lib/services/documents";
import {
  addFromMessage,
  addQuestion,
  createSet,
  getSet,
  importQuestions,
  listQuestions,
  listSets,
  removeQuestion,
  removeSet,
  startRun,
} from "./index";
import { addThree, codeOf, LIT, makeSet, STEPS, TICKET } from "./testing/evaluation-fixtures";

test("an answer becomes a question of an evaluation in one step: what it cited is expected, or that it refuses", async () => {
  const { ctx, say, documentId } = await makeSet();
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
  const { ctx, say } = await makeSet();
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
