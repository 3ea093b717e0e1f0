import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { BotId, SourceId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { removeSource } from "@/lib/services/sources";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant } from "@/lib/testing/fixtures";
import { withModels } from "@/lib/testing/with-models";
import { type Lighthouse, openLighthouse } from "./testing/lighthouse";

let tenant: Lighthouse["tenant"];
let double: Lighthouse["double"];
let askAll: Lighthouse["askAll"];

beforeAll(async () => {
  ({ tenant, double, askAll } = await openLighthouse());
});
afterAll(() => double.close());
beforeEach(() => {
  double.script = { parts: ["An answer", " [1]", "."] };
});

test("a conversation goes on: the model is given what was said", async () => {
  const ctx = await withModels(double, tenant, { chat: "openai/test" });
  const first = await askAll(ctx, "How many steps do visitors climb?");
  // Said to the question made whole, and to the answer: the double says one thing to all.
  double.script = { parts: ["When is the tower closed?"] };
  await askAll(ctx, "And when is the tower closed?", { conversationId: first.answer.conversationId });
  const messages = double.chats.at(-1)?.messages ?? [];
  expect(messages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
});

test("what was deleted meanwhile is not told to the model again, with the conversation", async () => {
  const vault = await makeTenant("Vault");
  const { bot, source } = await fillTenant(vault, "The secret code of the vault is KRAKEN-4711.");
  const ctx = await withModels(double, vault, { chat: "openai/test" });
  double.script = { parts: ["The code is KRAKEN-4711 [1]."] };
  const first = await askAll(ctx, "What is the secret code of the vault?", { bot: bot as BotId });
  expect(first.answer.citations).toHaveLength(1);
  await removeSource(ctx, { sourceId: source as SourceId });
  double.script = { parts: ["As I said."] };
  await inTenant(vault.id, (db) => db.bot.update({ where: { id: bot }, data: { answerPolicy: "open" } }));
  const before = double.chats.length;
  const { conversationId } = first.answer;
  await askAll(ctx, "And what was the code?", { bot: bot as BotId, conversationId });
  expect(double.chats.length).toBeGreaterThan(before);
  expect(JSON.stringify(double.chats.slice(before))).not.toContain("KRAKEN");
});

test("without a model a question that goes on from before is looked for with its topic", async () => {
  const first = await askAll(tenant.ctx, "How many steps do visitors of the lighthouse climb?");
  const { conversationId } = first.answer;
  const { answer } = await askAll(tenant.ctx, "And when is it closed?", { conversationId });
  expect(answer.refused).toBe(false);
  expect(answer.answer).toContain("closed on Mondays");
});

test("with a model a question that goes on from before is rewritten, and the answer says what was looked for", async () => {
  const ctx = await withModels(double, tenant, { chat: "openai/test" });
  double.script = { parts: ["Visitors climb 212 steps [1]."] };
  const first = await askAll(ctx, "How many steps do visitors of the lighthouse climb?");
  double.script = { parts: ["When is the tower of the lighthouse closed?"] };
  const { conversationId } = first.answer;
  const { answer } = await askAll(ctx, "And when is it closed?", { conversationId });
  expect(answer.query).toBe("When is the tower of the lighthouse closed?");
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
