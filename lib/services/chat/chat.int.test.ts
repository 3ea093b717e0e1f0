import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { BotId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { ask } from "@/lib/services/chat";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant } from "@/lib/testing/fixtures";
import { withModels } from "@/lib/testing/with-models";
import { type Lighthouse, openLighthouse } from "./testing/lighthouse";

let tenant: Lighthouse["tenant"];
let botId: Lighthouse["botId"];
let double: Lighthouse["double"];
let askAll: Lighthouse["askAll"];
let stored: Lighthouse["stored"];

beforeAll(async () => {
  ({ tenant, botId, double, askAll, stored } = await openLighthouse());
});
afterAll(() => double.close());
beforeEach(() => {
  double.script = { parts: ["An answer", " [1]", "."] };
});

test("without a model the answer quotes, and each quote is the document's own text at its place", async () => {
  const { answer } = await askAll(tenant.ctx, "When was the lamp lit for the first time?");
  expect(answer).toMatchObject({ refused: false, model: "extractive" });
  expect(answer.answer).toContain("The lamp of the lighthouse was lit for the first time in 1873. [1]");
  expect(answer.citations.length).toBeGreaterThan(0);
  const versions = await inTenant(tenant.id, (db) => db.documentVersion.findMany());
  for (const { documentId, start, end, quote } of answer.citations) {
    const text = versions.find((version) => version.documentId === documentId)?.text ?? "";
    expect(text.slice(start, end)).toBe(quote);
  }
});

test("a question that the documents do not answer is refused in the bot's own words, and no model is asked", async () => {
  const ctx = await withModels(double, tenant, { chat: "openai/test" });
  await inTenant(tenant.id, (db) =>
    db.bot.update({ where: { id: botId }, data: { refusalText: "Ask the keeper." } }),
  );
  const before = double.chats.length;
  const { answer } = await askAll(ctx, "What is the price of a railway ticket to Ulaanbaatar?");
  expect(answer).toMatchObject({ refused: true, answer: "Ask the keeper.", citations: [] });
  expect(double.chats.length).toBe(before);
});

test("a refusal names what came nearest, by the document's own words, and an answer does not", async () => {
  const { answer } = await askAll(
    tenant.ctx,
    "Which railway company sells tickets to visitors of the tower?",
  );
  expect(answer).toMatchObject({ refused: true, citations: [] });
  expect(answer.nearest).toHaveLength(1);
  const [{ documentId, start, end, quote, score } = { start: 0, end: 0, quote: "none", score: 0 }] =
    answer.nearest;
  const version = await inTenant(tenant.id, (db) => db.documentVersion.findFirst({ where: { documentId } }));
  expect(version?.text.slice(start, end)).toBe(quote);
  expect(score).toBeGreaterThan(0);
  const answered = await askAll(tenant.ctx, "When was the lamp lit for the first time?");
  expect(answered.answer).toMatchObject({ refused: false, nearest: [] });
});

test("a document's own reference marks are no citations", async () => {
  const { answer } = await askAll(tenant.ctx, "How do footnotes look in old books?");
  expect(answer.answer).toContain("\\[1]");
  expect(answer.citations.map(({ index }) => index)).toEqual([1]);
});

test("a model's answer streams and cites; numbers it was not given vanish", async () => {
  const ctx = await withModels(double, tenant, { chat: "openai/test" });
  double.script = { parts: ["Visitors climb 212 ", "steps [", "1", "]. The moon [7] is far."] };
  const { answer, parts, messageId } = await askAll(ctx, "How many steps do visitors climb?");
  expect(answer.answer).toBe("Visitors climb 212 steps [1]. The moon is far.");
  expect(answer.citations).toMatchObject([{ index: 1, quote: "Visitors climb 212 steps to the gallery." }]);
  expect(answer).toMatchObject({
    model: "openai/test",
    refused: false,
    usage: { inputTokens: 100, outputTokens: 4 },
  });
  expect(parts.filter((part) => part.type === "text").length).toBeGreaterThan(2);
  expect(await stored(messageId)).toMatchObject({
    status: "complete",
    content: answer.answer,
    model: "openai/test",
  });
  const prompt =
    double.chats
      .at(-1)
      ?.messages.map(({ content }) => content)
      .join("\n") ?? "";
  expect(prompt).toContain('<passage number="1"');
  expect(prompt).toContain("Visitors climb 212 steps");
});

test("an open bot's answer that cites nothing is called general knowledge", async () => {
  const ctx = await withModels(double, tenant, { chat: "openai/test" });
  const policy = (answerPolicy: "open" | "sources_only") =>
    inTenant(tenant.id, (db) => db.bot.update({ where: { id: botId }, data: { answerPolicy } }));
  await policy("open");
  double.script = { parts: ["Ulaanbaatar is the capital of Mongolia."] };
  const general = await askAll(ctx, "What is the capital of Mongolia?");
  expect(general.answer).toMatchObject({ generalKnowledge: true, refused: false });
  double.script = { parts: ["Visitors climb 212 steps [1]."] };
  const cited = await askAll(ctx, "How many steps do visitors climb?");
  expect(cited.answer.generalKnowledge).toBe(false);
  expect((await askAll(ctx, "Hello!")).answer.generalKnowledge).toBe(false);
  await policy("sources_only");
});

test("the model's own sign for no answer becomes the bot's words", async () => {
  const ctx = await withModels(double, tenant, { chat: "openai/test" });
  double.script = { parts: ["[[NO", " ANSWER]]"] };
  const { answer, parts } = await askAll(ctx, "How many steps do visitors climb?");
  expect(answer).toMatchObject({ refused: true, answer: "Ask the keeper.", citations: [] });
  expect(JSON.stringify(parts)).not.toContain("NO ANSWER");
});

test.each([
  ["500", { status: 500 }, "upstream_failed", "model_failed"],
  ["a refused key", { status: 401 }, "upstream_rejected", "model_refused"],
  ["too many requests", { status: 429, headers: { "retry-after": "1" } }, "rate_limited", "model_failed"],
])(
  "a provider that fails before its first word (%s): an error part, then quotes, marked",
  async (_, script, code, degraded) => {
    const ctx = await withModels(double, tenant, { chat: "openai/test" });
    double.script = script;
    const { answer, parts } = await askAll(ctx, "How many steps do visitors climb?");
    expect(parts.find((part) => part.type === "error")).toMatchObject({ code });
    expect(JSON.stringify(parts)).not.toContain("scripted failure");
    expect(answer).toMatchObject({ degraded, model: "extractive", refused: false });
    expect(answer.answer).toContain("212 steps");
  },
);

test("a provider that breaks off keeps what was streamed, says so, and stores it as failed", async () => {
  const ctx = await withModels(double, tenant, { chat: "openai/test" });
  double.script = { parts: ["Visitors climb 212 steps [1].", " And then"], breakAfter: 1, pauseMs: 20 };
  const { answer, parts, messageId } = await askAll(ctx, "How many steps do visitors climb?");
  expect(parts.find((part) => part.type === "error")).toMatchObject({ code: "upstream_failed" });
  expect(answer).toMatchObject({ answer: "Visitors climb 212 steps [1].", degraded: "model_interrupted" });
  expect(answer.citations).toHaveLength(1);
  expect(await stored(messageId)).toMatchObject({
    status: "failed",
    content: "Visitors climb 212 steps [1].",
  });
});

test("an asker who goes away stops the model, and what came is stored", async () => {
  const ctx = await withModels(double, tenant, { chat: "openai/test" });
  double.script = {
    parts: ["Visitors climb ", ...Array.from({ length: 50 }, (_, index) => `word${index} `)],
    pauseMs: 20,
  };
  const abort = new AbortController();
  const { parts, messageId } = await ask(ctx, {
    botId,
    message: "How many steps do visitors climb?",
    signal: abort.signal,
  });
  for await (const part of parts) if (part.type === "text" && part.delta.includes("word3")) abort.abort();
  const message = await stored(messageId);
  expect(message.status).toBe("aborted");
  expect(message.content).toContain("Visitors climb");
  expect(message.content).not.toContain("word49");
});

test("an Idempotency-Key does not keep an answer from being stored", async () => {
  const ctx = { ...tenant.ctx, idempotencyKey: "asked-once" };
  const { messageId } = await askAll(ctx, "When was the lamp lit for the first time?");
  expect(await stored(messageId)).toMatchObject({ status: "complete" });
});

test("a greeting is answered without a look at the sources, in its own language", async () => {
  const { answer, parts } = await askAll(tenant.ctx, "Guten Morgen!");
  expect(answer).toMatchObject({ model: "small-talk", refused: false, citations: [], support: null });
  expect(answer.answer).toMatch(/Hallo/);
  expect(parts.some((part) => part.type === "status")).toBe(false);
});

test("each statement is matched against what it cites, and what is not borne out is marked", async () => {
  const ctx = await withModels(double, tenant, { chat: "openai/test" });
  double.script = { parts: ["Visitors climb 212 steps [1]. The keeper kept a green parrot [1]."] };
  const { answer, messageId } = await askAll(ctx, "How many steps do visitors climb?");
  expect(answer.support?.share).toBe(0.5);
  const [{ start = 0, end = 0 } = {}] = answer.support?.unsupported ?? [];
  expect(answer.answer.slice(start, end)).toContain("parrot");
  expect((await stored(messageId)).support).toEqual(answer.support);
});

test("two tenants with the same question never see each other's text", async () => {
  const other = await makeTenant("Other");
  const ids = await fillTenant(other, "The lamp was lit for the first time in 1999, by Otto.");
  const [ours, theirs] = await Promise.all([
    askAll(tenant.ctx, "When was the lamp lit for the first time?"),
    askAll(other.ctx, "When was the lamp lit for the first time?", { bot: ids.bot as BotId }),
  ]);
  expect(ours.answer.answer).toContain("1873");
  expect(JSON.stringify(ours.parts)).not.toContain("Otto");
  expect(theirs.answer.answer).toContain("1999");
  expect(JSON.stringify(theirs.parts)).not.toContain("1873");
});
