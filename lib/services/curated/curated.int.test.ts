import { beforeAll, expect, test } from "vitest";
import type { AnswerId, BotId, ConversationId } from "@/lib/core/ids";
import { asSystem, inTenant } from "@/lib/db";
import type { ChatAnswerDto } from "@/lib/schemas/chat";
import { ask, getConversation, type TurnPart } from "@/lib/services/chat";
import {
  createCurated,
  listCurated,
  rekeyCurated,
  removeCurated,
  updateCurated,
} from "@/lib/services/curated";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { as, makeBot, makeTenant, type TestTenant, testOpenCtx } from "@/lib/testing/fixtures";

const ANSWER = "We are open **daily**  from 9 to 5.\n\n- not on Mondays\n- see [1]";
const LINK = { title: "Visiting", url: "https://example.test/visit" };

let tenant: TestTenant;
let botId: BotId;

beforeAll(async () => {
  tenant = await makeTenant("Harbour");
  botId = (await fillTenant(tenant, "The harbour opens at seven. The harbour has 212 berths.")).bot as BotId;
  const alternatives = ["At what time do you open?"];
  const question = "What are your opening hours?";
  await createCurated(tenant.ctx, { botId, question, alternatives, answer: ANSWER, links: [LINK] });
});

type More = { conversationId?: ConversationId; bot?: BotId; filter?: { documentIds: [] } };

async function askAll(message: string, { bot = botId, ...more }: More = {}) {
  const signal = new AbortController().signal;
  const { parts, messageId } = await ask(tenant.ctx, { botId: bot, message, signal, ...more });
  const all: TurnPart[] = [];
  for await (const part of parts) all.push(part);
  const finish = all.find((part) => part.type === "finish");
  return { parts: all, messageId, answer: finish?.answer as ChatAnswerDto };
}

test.each(["What are your opening hours?", "what are the opening hours", "at what time do you open??"])(
  "%s is answered to the letter, a few words at a time, and marked in the stream, the answer and what is stored",
  async (question) => {
    const { answer, parts, messageId } = await askAll(question);
    expect(answer).toMatchObject({ answer: ANSWER, model: "curated", refused: false, citations: [] });
    expect(answer.curated).toEqual({ answerId: expect.stringMatching(/^ans_/), links: [LINK] });
    expect(parts.filter(({ type }) => type === "text").length).toBeGreaterThan(5);
    expect(parts.some(({ type }) => type === "status")).toBe(false);
    const { messages } = await getConversation(tenant.ctx, { conversationId: answer.conversationId });
    expect(messages.find(({ id }) => id === messageId)).toMatchObject({
      content: ANSWER,
      curated: answer.curated,
      status: "complete",
    });
  },
);

test.each([
  "What are your opening hours not?",
  "What are your opening hours on day 2?",
  "Where are your opening hours?",
  "Why do you have opening hours?",
])("%s is another question", async (question) => {
  expect((await askAll(question)).answer.curated).toBeNull();
});

test("within a conversation only a question that stands alone is met", async () => {
  const question = "What is the price?";
  await createCurated(tenant.ctx, {
    botId,
    question,
    alternatives: ["Opening hours?"],
    answer: "It is free.",
  });
  const first = await askAll("How many berths does the harbour have?");
  const { conversationId } = first.answer;
  for (const followUp of [question, "Opening hours?", "And what are your opening hours?"])
    expect((await askAll(followUp, { conversationId })).answer.curated, followUp).toBeNull();
  expect((await askAll("What are your opening hours?", { conversationId })).answer.answer).toBe(ANSWER);
  expect((await askAll(question)).answer.answer).toBe("It is free.");
});

test("who asks of some documents only, or another bot, is not given it", async () => {
  const filter = { documentIds: [] } satisfies More["filter"];
  expect((await askAll("What are your opening hours?", { filter })).answer.curated).toBeNull();
  const other = (await makeBot(tenant)).id;
  expect((await askAll("What are your opening hours?", { bot: other })).answer.curated).toBeNull();
});

test("uses are counted, and a disabled or deleted answer is not given any more", async () => {
  const question = "Who is the harbour master of the east pier?";
  const { id: answerId } = await createCurated(tenant.ctx, { botId, question, answer: "Ida." });
  await askAll(question);
  const { answer } = await askAll(question);
  const [listed] = (await listCurated(tenant.ctx, { botId, search: "EAST PIER", limit: 50 })).items;
  expect(listed).toMatchObject({ id: answerId, uses: 2, lastUsedAt: expect.any(String) });
  await updateCurated(tenant.ctx, { botId, answerId, isDisabled: true });
  expect((await askAll(question)).answer.curated).toBeNull();
  expect((await listCurated(tenant.ctx, { botId, state: "disabled", limit: 50 })).items).toHaveLength(1);
  await updateCurated(tenant.ctx, { botId, answerId, isDisabled: false, answer: "Ole." });
  expect((await askAll(question)).answer.answer).toBe("Ole.");
  await removeCurated(tenant.ctx, { botId, answerId });
  expect((await askAll(question)).answer.curated).toBeNull();
  const { messages } = await getConversation(tenant.ctx, { conversationId: answer.conversationId });
  expect(messages.at(-1)?.content).toBe("Ida.");
});

test("no two answers are for one question, however it is put", async () => {
  const again = {
    botId,
    question: "Something else?",
    answer: "No.",
    alternatives: ["what are opening hours"],
  };
  await expect(createCurated(tenant.ctx, again)).rejects.toMatchObject({
    code: "validation_failed",
    details: { issues: [{ path: ["alternatives", 0], message: expect.stringContaining("opening hours") }] },
  });
  await expect(createCurated(tenant.ctx, { botId, question: "?!", answer: "No." })).rejects.toMatchObject({
    details: { issues: [{ path: ["question"] }] },
  });
  const both = ["How deep is the basin?", "How deep is the basin??"].map((question) =>
    createCurated(tenant.ctx, { botId, question, answer: "9 m" }),
  );
  const done = await Promise.allSettled(both);
  expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("keys of another analysis find nothing until they are made anew", async () => {
  const question = "How long is the harbour wall?";
  await createCurated(tenant.ctx, { botId, question, answer: "900 m" });
  await inTenant(tenant.id, (db) =>
    db.curatedPhrasing.updateMany({ where: { text: question }, data: { key: "old", keyedBy: "0.0" } }),
  );
  expect((await askAll(question)).answer.curated).toBeNull();
  await rekeyCurated(testOpenCtx());
  expect((await askAll(question)).answer.answer).toBe("900 m");
  expect(await asSystem("sweeper", (db) => db.curatedPhrasing.count({ where: { keyedBy: "0.0" } }))).toBe(0);
});

test("the look-up goes by the index, also behind the fence of a tenant", async () => {
  const plan = await inTenant(tenant.id, async (db) => {
    await db.$executeRaw`set local enable_seqscan = off`;
    return db.$queryRaw<{ "QUERY PLAN": string }[]>`
      explain select "answerId" from "CuratedPhrasing"
      where "tenantId" = ${tenant.id} and "botId" = ${botId} and key = 'x'`;
  });
  const condition = plan.map((line) => line["QUERY PLAN"]).find((line) => line.includes("Index Cond:"));
  for (const column of ['"tenantId"', '"botId"', "key"]) expect(condition).toContain(`${column} = `);
});

test("the log tells what was done, and none of the words", async () => {
  const words = { question: "Which quay has the zeppelin?", answer: "The zeppelin is at quay 4." };
  const { id: answerId } = await createCurated(tenant.ctx, { botId, ...words });
  await updateCurated(tenant.ctx, { botId, answerId, answer: "No zeppelin.", links: [LINK] });
  await removeCurated(tenant.ctx, { botId, answerId });
  const log = await inTenant(tenant.id, (db) =>
    db.auditEvent.findMany({
      where: { targetId: answerId },
      select: { action: true, before: true, after: true },
    }),
  );
  const changed = ["answer", "links"];
  expect(log.find(({ action }) => action === "curated.update")?.after).toMatchObject({ links: 1, changed });
  expect(log).toHaveLength(3);
  expect(JSON.stringify(log)).not.toContain("zeppelin");
});

test("a reader may look and not write; of a deleted bot nothing is seen", async () => {
  const reader = as(tenant.ctx, { type: "user", userId: tenant.ownerId, role: "reader" });
  expect((await listCurated(reader, { botId, limit: 50 })).items.length).toBeGreaterThan(0);
  const written = createCurated(reader, { botId, question: "May I?", answer: "No." });
  await expect(written).rejects.toMatchObject({ code: "forbidden" });
  const answerId = "ans_00000000000000000000000000" as AnswerId;
  await expect(removeCurated(tenant.ctx, { botId, answerId })).rejects.toMatchObject({ code: "not_found" });
});
