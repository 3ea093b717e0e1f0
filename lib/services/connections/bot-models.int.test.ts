import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { BotId, ConnectionId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import type { ChatAnswerDto } from "@/lib/schemas/chat";
import type { Provider } from "@/lib/schemas/connection";
import type { BotModels } from "@/lib/schemas/models";
import type { Ctx } from "@/lib/services/_kit";
import { removeBot, restoreBot, updateBot } from "@/lib/services/bots";
import { ask, type TurnPart } from "@/lib/services/chat";
import {
  createConnection,
  listConnections,
  removeConnection,
  testConnection,
  updateConnection,
} from "@/lib/services/connections";
import { search } from "@/lib/services/retrieval";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { type OpenAiDouble, startOpenAiDouble } from "@/lib/testing/openai-double";
import { type ProviderDoubles, startProviderDoubles } from "@/lib/testing/provider-doubles";

const GUIDE = `# The lighthouse

The lamp of the lighthouse was lit for the first time in 1873. It burned colza oil until 1911.

## Visiting

Visitors climb 212 steps to the gallery. The tower is closed on Mondays and in stormy weather.`;
const QUESTION = "How many steps do visitors climb?";

let doubles: ProviderDoubles;
let own: OpenAiDouble;
let tenant: TestTenant;
let ctx: Ctx;
let botId: BotId;

beforeAll(async () => {
  [doubles, own] = [await startProviderDoubles(), await startOpenAiDouble()];
  tenant = await makeTenant("Lighthouse");
  botId = (await fillTenant(tenant, GUIDE)).bot as BotId;
  ctx = { ...tenant.ctx, ports: { ...tenant.ctx.ports, fetcher: doubles.fetcher } };
});
afterAll(() => Promise.all([doubles.close(), own.close()]));
beforeEach(() => {
  Object.assign(doubles, { asked: [], faults: [], pauseMs: 0 });
  own.script = { parts: ["Their own", " [1]", "."] };
});

async function connect(provider: Provider, secret = doubles.key, as = ctx) {
  const name = `${provider} ${crypto.randomUUID()}`;
  const account = provider === "openai_compatible" ? { baseUrl: own.url } : { secret };
  return (await createConnection(as, { name, provider, ...account })).id;
}

async function answerWith(models: BotModels, as = ctx) {
  await updateBot(as, { botId, models });
  const { parts, messageId } = await ask(as, {
    botId,
    message: QUESTION,
    signal: new AbortController().signal,
  });
  const all: TurnPart[] = [];
  for await (const part of parts) all.push(part);
  const answer = all.find((part) => part.type === "finish")?.answer as ChatAnswerDto;
  const stored = await inTenant(tenant.id, (db) =>
    db.message.findUniqueOrThrow({ where: { id: messageId } }),
  );
  return { answer, stored, error: all.find((part) => part.type === "error") };
}

test.each([
  ["openai", "gpt-4.1-mini", (100 * 0.4 + 20 * 1.6) / 1e6],
  ["anthropic", "claude-haiku-4-5", (100 * 1 + 20 * 5) / 1e6],
  ["google", "gemini-2.5-flash", (100 * 0.3 + 20 * 2.5) / 1e6],
  ["mistral", "mistral-small-latest", (100 * 0.1 + 20 * 0.3) / 1e6],
  ["cohere", "command-nobody-knows", null],
] as const)(
  "a bot answers through a connection with %s, in its own format, and the answer has its cost",
  async (provider, model, cost) => {
    const connectionId = await connect(provider);
    const language = { connectionId, model };
    const { answer, stored } = await answerWith({ language, temperature: 0.5, maxOutputTokens: 300 });
    expect(doubles.faults).toEqual([]);
    expect(answer).toMatchObject({ answer: "An answer [1].", model: `${provider}/${model}`, refused: false });
    expect(answer.degraded).toBeUndefined();
    expect(answer.usage).toMatchObject({ inputTokens: 100, outputTokens: 20 });
    if (cost === null) expect([answer.usage.costUsd, stored.costUsd]).toEqual([null, null]);
    else
      expect([answer.usage.costUsd, stored.costUsd]).toEqual([
        expect.closeTo(cost, 12),
        expect.closeTo(cost, 12),
      ]);
    expect(JSON.stringify([answer, stored])).not.toContain(doubles.key);
  },
);

test("one's own server answers without a key, at the owner's price", async () => {
  const connectionId = await connect("openai_compatible");
  const language = { connectionId, model: "llama", price: { input: 1_000, output: 0 } };
  const { answer } = await answerWith({ language });
  expect(answer).toMatchObject({ answer: "Their own [1].", model: "openai-compatible/llama" });
  expect(answer.usage).toEqual({ inputTokens: 100, outputTokens: 3, costUsd: 0.1 });
});

test("an address that is no longer allowed is not asked: the guarded way refuses it", async () => {
  const connectionId = await connect("openai_compatible");
  own.chats.length = 0;
  const strict = { ...ctx, ports: { ...ctx.ports, fetcher: tenant.ctx.ports.fetcher } };
  const { answer } = await answerWith({ language: { connectionId, model: "llama" } }, strict);
  expect(answer).toMatchObject({ model: "extractive", degraded: "model_failed" });
  expect(own.chats).toEqual([]);
});

test("when the first model fails before its first word, the fallback answers; when that fails too, quotes do", async () => {
  const refused = { connectionId: await connect("mistral", "sk-wrong"), model: "mistral-small-latest" };
  const fallback = { connectionId: await connect("openai_compatible"), model: "llama" };
  const saved = await answerWith({ language: refused, fallback });
  expect(saved.answer).toMatchObject({
    answer: "Their own [1].",
    model: "openai-compatible/llama",
    degraded: "model_fallback",
  });
  expect(saved.error).toBeUndefined();
  own.script = { status: 500 };
  const quoted = await answerWith({ language: refused, fallback });
  expect(quoted.answer).toMatchObject({ model: "extractive", degraded: "model_failed" });
  expect(quoted.answer.answer).toContain("212 steps");
  const alone = await answerWith({ language: refused });
  expect(alone.answer).toMatchObject({ model: "extractive", degraded: "model_refused" });
  expect(alone.error).toMatchObject({
    code: "upstream_rejected",
    message: expect.stringMatching(/refuses the key of the connection “mistral .*under Connections/),
  });
});

test("a server that is down is not asked with every question; the connection shows it, and a test that works ends it", async () => {
  const connectionId = await connect("openai_compatible");
  const language = { connectionId, model: "llama" };
  const shown = async () => (await listConnections(ctx, {})).items.find(({ id }) => id === connectionId);
  own.script = { status: 503 };
  await answerWith({ language });
  expect((await shown())?.outage).toBeNull();
  await answerWith({ language });
  const asked = own.chats.length;
  const { answer } = await answerWith({ language });
  expect(answer).toMatchObject({ model: "extractive", degraded: "model_failed" });
  expect(answer.answer).toContain("212 steps");
  expect(own.chats.length).toBe(asked);
  expect((await shown())?.outage?.since).toEqual(expect.any(String));

  own.script = { parts: ["Their own [1]."] };
  expect((await testConnection(ctx, { connectionId })).outage).toBeNull();
  expect((await answerWith({ language })).answer.model).toBe("openai-compatible/llama");
});

/** One that a live bot names is not removed; a deleted bot comes back without it. */
async function removeWhileBotRests(connectionId: ConnectionId): Promise<void> {
  await removeBot(ctx, { botId });
  await removeConnection(ctx, { connectionId });
  await restoreBot(ctx, { botId });
}

test("a connection that was removed, or its key, leaves quotes and the reason", async () => {
  const gone = await connect("openai");
  const language = { connectionId: gone, model: "gpt-5" };
  await updateBot(ctx, { botId, models: { language } });
  await removeWhileBotRests(gone);
  const { parts } = await ask(ctx, { botId, message: QUESTION, signal: new AbortController().signal });
  let answer: ChatAnswerDto | undefined;
  for await (const part of parts) if (part.type === "finish") answer = part.answer;
  expect(answer).toMatchObject({ model: "extractive", degraded: "model_removed" });

  // The deployment's own key must not stand in for it.
  process.env.OPENAI_API_KEY = doubles.key;
  const connectionId = await connect("openai");
  await updateConnection(ctx, { connectionId, secret: null });
  const without = await answerWith({ language: { connectionId, model: "gpt-5" } });
  delete process.env.OPENAI_API_KEY;
  expect(without.answer).toMatchObject({ model: "extractive", degraded: "model_removed" });
  expect(doubles.asked).toEqual([]);
});

/** So much of it that two passages are made of it. */
const HISTORY = ["The lamp was lit for the first time in 1873.", "The tower is closed on Mondays."]
  .map(
    (fact, at) =>
      `## Part ${at}\n\n${fact} ${"Keepers wrote of oil, of storms and of steps in the log of the lighthouse. ".repeat(24)}`,
  )
  .join("\n\n");

test("a reranker puts what was found into its order; when it fails or is slow, the order stays, and it is said", async () => {
  const history = await makeTenant("History", { fetcher: doubles.fetcher });
  const { ctx } = history;
  const botId = (await fillTenant(history, HISTORY)).bot as BotId;
  const connectionId = await connect("cohere", doubles.key, ctx);
  await updateBot(ctx, { botId, models: { rerank: { connectionId, model: "rerank-v3.5" } } });
  const query = "lamp oil steps storms Mondays lighthouse";
  doubles.score = (document) => (document.includes("1873") ? 0.9 : 0.1);
  const one = await search(ctx, { botId, query });
  doubles.score = (document) => (document.includes("1873") ? 0.1 : 0.9);
  const two = await search(ctx, { botId, query });
  expect(doubles.faults).toEqual([]);
  expect(one.results.length).toBeGreaterThan(1);
  expect(two.results.map(({ chunkId }) => chunkId)).toEqual(
    one.results.map(({ chunkId }) => chunkId).reverse(),
  );
  expect(one.results[0]).toMatchObject({ score: 0.9 });
  expect(one.timings.rerank).toBeGreaterThan(0);
  expect(one.degraded).toBeUndefined();
  doubles.pauseMs = 2_500;
  const slow = await search(ctx, { botId, query });
  expect(slow).toMatchObject({ degraded: "rerank_failed" });
  expect(slow.results).toHaveLength(one.results.length);
  expect(slow.timings.rerank).toBeLessThan(2_400);
  await removeBot(ctx, { botId });
  await removeConnection(ctx, { connectionId });
  await restoreBot(ctx, { botId });
  expect(await search(ctx, { botId, query })).toMatchObject({ degraded: "rerank_failed" });
});
