import { beforeAll, expect, test } from "vitest";
import type { BotId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { updateBot } from "@/lib/services/bots";
import { takeIn, upload } from "@/lib/services/ingestion/testing/take-in";
import { updateSource } from "@/lib/services/sources";
import { as, makeBot, makeTenant, makeUser, type TestTenant } from "@/lib/testing/fixtures";
import { explore } from "./explore";

let tenant: TestTenant;
let botId: BotId;

beforeAll(async () => {
  tenant = await makeTenant();
  botId = (await makeBot(tenant)).id;
  await updateBot(tenant.ctx, { botId, instructions: "Be kind to visitors." });
  const sourceId = await upload(tenant, {
    "tower.txt": "The lighthouse was built in 1907. It is open on Mondays from nine to five.",
    "ferry.txt": "The ferry to the island sails at noon.",
  });
  await updateSource(tenant.ctx, { sourceId, botIds: [botId] });
  await takeIn(tenant);
});

test("each step of an answer is shown, and nothing is kept", async () => {
  const seen = await explore(tenant.ctx, { botId, message: "When was the lighthouse built?" });
  expect(seen.analysis.terms.flatMap(({ forms }) => forms)).toEqual(
    expect.arrayContaining([expect.stringContaining("lighthous"), expect.stringContaining("buil")]),
  );
  expect(seen.lists.lexical?.[0]).toMatchObject({ fileName: "tower.txt" });
  expect(seen.lists).toMatchObject({ dense: null, reranked: null, fused: [{ fileName: "tower.txt" }] });
  expect(seen.context[0]?.text).toContain("1907");
  expect(seen.context[0]?.tokens).toBeGreaterThan(5);
  expect(seen.confidence).toBeGreaterThan(seen.threshold);
  expect(seen.prompt?.system).toContain("Be kind to visitors.");
  expect(seen.prompt?.messages.at(-1)?.content).toContain("1907");
  expect(seen.answer).toMatchObject({ refused: false, model: "extractive" });
  expect(seen.answer?.text).toContain("1907");
  expect(Object.keys(seen.timings)).toEqual(
    expect.arrayContaining(
      "settings rewriting analysis lexical fusion confirm confidence search prompt answer".split(" "),
    ),
  );
  expect(await inTenant(tenant.id, (db) => db.message.count())).toBe(0);
});

test("settings can be tried out, a conversation given, and the answer left out", async () => {
  const unsure = await explore(tenant.ctx, {
    botId,
    message: "When was the lighthouse built?",
    retrieval: { threshold: 1, topK: 1 },
  });
  expect(unsure).toMatchObject({ threshold: 1, prompt: null, answer: { refused: true } });
  expect(unsure.context).toHaveLength(1);

  const history = [{ question: "When was the lighthouse built?", answer: "In 1907. [1]" }];
  const after = await explore(tenant.ctx, {
    botId,
    message: "And when is it open?",
    history,
    withAnswer: false,
  });
  expect(after).toMatchObject({ query: { topic: "When was the lighthouse built?" }, answer: null });
  expect(after.context[0]?.text).toContain("Mondays");

  const hello = await explore(tenant.ctx, { botId, message: "Hello!" });
  expect(hello).toMatchObject({ answer: null, context: [] });
  expect(hello.smallTalk).toMatch(/\w/);
});

test("who may only read sees no prompt of a bot", async () => {
  const reader = as(tenant.ctx, { type: "user", userId: await makeUser("Rita"), role: "reader" });
  await expect(explore(reader, { botId, message: "When was it built?" })).rejects.toMatchObject({
    code: "forbidden",
  });
});
