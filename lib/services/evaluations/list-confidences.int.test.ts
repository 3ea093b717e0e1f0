import { expect, test } from "vitest";
import { ask } from "@/lib/services/chat";
import { takeIn, upload } from "@/lib/services/ingestion/testing/take-in";
import { updateSource } from "@/lib/services/sources";
import { makeBot, makeTenant } from "@/lib/testing/fixtures";
import { addQuestion, askQuestions, createSet, finishRun, listConfidences, startRun } from ".";

test("a threshold can be held against what was asked last, and against what an evaluation expects", async () => {
  const tenant = await makeTenant();
  const { ctx } = tenant;
  const { id: botId } = await makeBot(tenant);
  const sourceId = await upload(tenant, { "tower.txt": "The lighthouse was built in 1907." });
  await updateSource(ctx, { sourceId, botIds: [botId] });
  await takeIn(tenant);
  for (const message of [
    "When was the lighthouse built?",
    "Who sells bread?",
    "Who sells bread?",
    "Hello!",
  ]) {
    const { parts } = await ask(ctx, { botId, message, signal: AbortSignal.timeout(10_000) });
    for await (const _ of parts);
  }
  const { id: setId } = await createSet(ctx, { botId, name: "Set" });
  await addQuestion(ctx, { setId, question: "What is a quasar?", expectation: { expects: "refusal" } });
  const { id: runId } = await startRun(ctx, { setId });
  await askQuestions(ctx, { jobId: runId, isLastTry: true });
  await finishRun(ctx, { jobId: runId });

  const { items, recommended } = await listConfidences(ctx, { botId });
  expect(items.toSorted((a, b) => (a.question < b.question ? -1 : 1))).toEqual([
    { question: "What is a quasar?", from: "evaluation", shouldRefuse: true, confidence: expect.any(Number) },
    {
      ...{ question: "When was the lighthouse built?", from: "conversation", shouldRefuse: null },
      confidence: expect.any(Number),
    },
    {
      question: "Who sells bread?",
      from: "conversation",
      shouldRefuse: null,
      confidence: expect.any(Number),
    },
  ]);
  expect(items.map(({ confidence }) => confidence)).toEqual(
    items.map(({ confidence }) => confidence).toSorted((a, b) => a - b),
  );
  expect(items.at(-1)?.question).toBe("When was the lighthouse built?");
  expect(items.filter(({ confidence }) => confidence < recommended)).toHaveLength(2);
});
