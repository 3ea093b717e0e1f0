import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { BotId, ConversationId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import type { ChatAnswerDto } from "@/lib/schemas/chat";
import type { Ctx } from "@/lib/services/_kit";
import { ask, type TurnPart } from "@/lib/services/chat";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { type OpenAiDouble, startOpenAiDouble } from "@/lib/testing/openai-double";
import { withModels } from "@/lib/testing/with-models";

const GUIDE = `# The lighthouse

The lamp of the lighthouse was lit for the first time in 1873. It burned colza oil until 1911.

## Visiting

Visitors climb 212 steps to the gallery. The tower is closed on Mondays and in stormy weather.

Footnotes look like this [1] in old books, and the code is \`steps[1]\`.`;

let tenant: TestTenant;
let botId: BotId;
let double: OpenAiDouble;

beforeAll(async () => {
  double = await startOpenAiDouble();
  tenant = await makeTenant("Lighthouse");
  botId = (await fillTenant(tenant, GUIDE)).bot as BotId;
});
afterAll(() => double.close());
beforeEach(() => {
  double.script = { parts: ["An answer", " [1]", "."] };
  double.embeddingStatus = 200;
  double.embeddingPauseMs = 0;
});

async function askAll(
  ctx: Ctx,
  message: string,
  more: { conversationId?: ConversationId; signal?: AbortSignal; bot?: BotId } = {},
) {
  const { signal = new AbortController().signal, bot = botId, conversationId } = more;
  const { parts, messageId } = await ask(ctx, {
    botId: bot,
    message,
    signal,
    ...(conversationId && { conversationId }),
  });
  const all: TurnPart[] = [];
  for await (const part of parts) all.push(part);
  const finish = all.find((part) => part.type === "finish");
  return { parts: all, messageId, answer: finish?.answer as ChatAnswerDto };
}

const stored = (id: string) => inTenant(tenant.id, (db) => db.message.findUniqueOrThrow({ where: { id } }));

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

test("the model's own sign for no answer becomes the bot's words", async () => {
  const ctx = await withModels(double, tenant, { chat: "openai/test" });
  double.script = { parts: ["[[NO", " ANSWER]]"] };
  const { answer, parts } = await askAll(ctx, "How many steps do visitors climb?");
  expect(answer).toMatchObject({ refused: true, answer: "Ask the keeper.", citations: [] });
  expect(JSON.stringify(parts)).not.toContain("NO ANSWER");
});

test.each([
  ["500", { status: 500 }, "upstream_failed"],
  ["a refused key", { status: 401 }, "upstream_rejected"],
  ["too many requests", { status: 429, headers: { "retry-after": "1" } }, "rate_limited"],
])(
  "a provider that fails before its first word (%s): an error part, then quotes, marked",
  async (_, script, code) => {
    const ctx = await withModels(double, tenant, { chat: "openai/test" });
    double.script = script;
    const { answer, parts } = await askAll(ctx, "How many steps do visitors climb?");
    expect(parts.find((part) => part.type === "error")).toMatchObject({ code });
    expect(JSON.stringify(parts)).not.toContain("scripted failure");
    expect(answer).toMatchObject({ degraded: "model_failed", model: "extractive", refused: false });
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

test("a conversation goes on: the model is given what was said", async () => {
  const ctx = await withModels(double, tenant, { chat: "openai/test" });
  const first = await askAll(ctx, "How many steps do visitors climb?");
  await askAll(ctx, "And when is the tower closed?", { conversationId: first.answer.conversationId });
  const messages = double.chats.at(-1)?.messages ?? [];
  expect(messages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
});

test("after an answer that broke off the model is still given questions and answers by turns", async () => {
  const ctx = await withModels(double, tenant, { chat: "openai/test" });
  double.script = { parts: ["Visitors climb", " and"], breakAfter: 1, pauseMs: 20 };
  const first = await askAll(ctx, "How many steps do visitors climb?");
  expect(first.answer.degraded).toBe("model_interrupted");
  double.script = { parts: ["Visitors climb 212 steps [1]."] };
  const { conversationId } = first.answer;
  await askAll(ctx, "How many steps do visitors climb?", { conversationId });
  await askAll(ctx, "And when is the tower closed?", { conversationId });
  const messages = double.chats.at(-1)?.messages ?? [];
  expect(messages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
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
