import { beforeAll, expect, test } from "vitest";
import type { BotId, ConversationId, MessageId } from "@/lib/core/ids";
import { asSystem, inTenant } from "@/lib/db";
import type { Ctx } from "@/lib/services/_kit";
import {
  ask,
  exportConversations,
  getConversation,
  listConversations,
  rateAnswer,
} from "@/lib/services/chat";
import { createCurated } from "@/lib/services/curated";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { as, makeTenant, makeUser, type TestTenant } from "@/lib/testing/fixtures";

let tenant: TestTenant;
let reader: Ctx;
let botId: BotId;

type Asked = { conversationId: ConversationId; messageId: MessageId };
let answered: Asked;
let refused: Asked;
let curated: Asked;
let byReader: Asked;

async function askOnce(ctx: Ctx, message: string): Promise<Asked> {
  const { parts, ...asked } = await ask(ctx, { botId, message, signal: new AbortController().signal });
  for await (const _ of parts);
  return asked;
}

beforeAll(async () => {
  tenant = await makeTenant("Ferry");
  const filled = await fillTenant(tenant, "The ferry to 100% sunny Hvar leaves at seven.");
  botId = filled.bot as BotId;
  await inTenant(tenant.id, (db) => db.conversation.deleteMany({}));
  const userId = await makeUser("Rita");
  const membership = { tenantId: tenant.id, userId, role: "reader" as const };
  await asSystem("setup", (db) => db.membership.create({ data: membership }));
  reader = as(tenant.ctx, { type: "user", userId, role: "reader" });
  await createCurated(tenant.ctx, { botId, question: "Do you take dogs?", answer: "On a leash." });
  answered = await askOnce(tenant.ctx, "When does the ferry to Hvar leave?");
  refused = await askOnce(tenant.ctx, "What is the capital of Mongolia?");
  curated = await askOnce(tenant.ctx, "Do you take dogs?");
  byReader = await askOnce(reader, "Where does the ferry go?");
});

const readAnswered = () => getConversation(tenant.ctx, { conversationId: answered.conversationId });

type Filter = Partial<Parameters<typeof listConversations>[1]>;

async function found(filter: Filter, ctx = tenant.ctx): Promise<string[]> {
  const { items } = await listConversations(ctx, { limit: 50, ...filter });
  return items.map(({ id }) => id);
}

test("an answer is rated, rated anew and not rated, with a reason and a comment", async () => {
  const comment = " It leaves at *eight*. ";
  const down = { ...answered, rating: "down", reason: "wrong", comment } as const;
  const kept = {
    rating: "down",
    reason: "wrong",
    comment: "It leaves at *eight*.",
    ratedAt: expect.any(String),
  };
  expect(await rateAnswer(tenant.ctx, down)).toEqual({ feedback: kept });
  const conversation = await readAnswered();
  expect(conversation.messages.at(-1)?.feedback).toEqual(kept);
  expect(conversation.answers).toMatchObject({ all: 1, up: 0, down: 1 });
  await rateAnswer(tenant.ctx, { ...answered, rating: "up" });
  expect((await readAnswered()).messages.at(-1)?.feedback).toMatchObject({
    ...{ rating: "up", reason: null, comment: null },
  });
  expect(await rateAnswer(tenant.ctx, { ...answered, rating: null })).toEqual({ feedback: null });
  expect(await found({ feedback: "any" })).toEqual([]);
});

test("who asked rates, and who sees all; nobody else, and no question is rated", async () => {
  const rating = "down" as const;
  await rateAnswer(reader, { ...byReader, rating });
  await rateAnswer(tenant.ctx, { ...byReader, rating: "up" });
  const notFound = { code: "not_found" };
  await expect(rateAnswer(reader, { ...answered, rating })).rejects.toMatchObject(notFound);
  await expect(rateAnswer((await makeTenant()).ctx, { ...answered, rating })).rejects.toMatchObject(notFound);
  const elsewhere = { conversationId: refused.conversationId, messageId: answered.messageId, rating };
  await expect(rateAnswer(tenant.ctx, elsewhere)).rejects.toMatchObject(notFound);
  const [question] = (await readAnswered()).messages;
  const asked = { ...answered, messageId: question?.id ?? answered.messageId, rating };
  await expect(rateAnswer(tenant.ctx, asked)).rejects.toMatchObject(notFound);
});

test("conversations are found by what their answers are like", async () => {
  await rateAnswer(tenant.ctx, { ...answered, rating: "down" });
  await rateAnswer(tenant.ctx, { ...byReader, rating: "up" });
  expect(await found({ feedback: "down" })).toEqual([answered.conversationId]);
  expect(await found({ feedback: "any" })).toEqual([byReader, answered].map((one) => one.conversationId));
  expect(await found({ answer: "refused" })).toEqual([refused.conversationId]);
  expect(await found({ answer: "unsure" })).not.toContain(refused.conversationId);
  expect(await found({ answer: "curated" })).toEqual([curated.conversationId]);
  expect(await found({ feedback: "down", answer: "curated" })).toEqual([]);
});

test("unsure is what was answered hardly above the bot's own threshold, and nothing that was refused", async () => {
  const threshold = (value: number | undefined) =>
    inTenant(tenant.id, (db) =>
      db.bot.update({ where: { id: botId }, data: { retrieval: { threshold: value } } }),
    );
  const { confidence } = (await readAnswered()).messages.at(-1) ?? {};
  const isUnsureAt = async (value: number) => {
    await threshold(value);
    return (await found({ answer: "unsure" })).includes(answered.conversationId);
  };
  expect(await isUnsureAt((confidence ?? 0) - 0.05)).toBe(true);
  expect(await isUnsureAt((confidence ?? 0) - 0.15)).toBe(false);
  await threshold(1);
  expect(await found({ answer: "unsure" })).toEqual(
    [byReader, answered].map(({ conversationId }) => conversationId),
  );
  await threshold(undefined);
});

test("words of questions and answers are searched, to the letter", async () => {
  expect(await found({ search: "MONGOLIA" })).toEqual([refused.conversationId]);
  expect(await found({ search: "on a leash" })).toEqual([curated.conversationId]);
  expect(await found({ search: "100%" })).toContain(answered.conversationId);
  expect(await found({ search: "1_0%" })).toEqual([]);
  expect(await found({ search: "\\" })).toEqual([]);
});

test("a reader finds only their own, whatever the filter", async () => {
  expect(await found({}, reader)).toEqual([byReader.conversationId]);
  expect(await found({ answer: "refused" }, reader)).toEqual([]);
  expect(await found({ search: "ferry" }, reader)).toEqual([byReader.conversationId]);
});

test("by channel, by time, page by page", async () => {
  expect(await found({ channel: "api" })).toEqual([]);
  const now = Date.now();
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  expect(await found({ from: at(-10), to: at(10) })).toHaveLength(4);
  expect(await found({ from: at(10) })).toEqual([]);
  expect(await found({ to: at(-10) })).toEqual([]);
  const first = await listConversations(tenant.ctx, { limit: 3 });
  const next = await listConversations(tenant.ctx, { limit: 3, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...next.items].map(({ id }) => id)).toEqual(await found({}));
  expect(next.nextCursor).toBeNull();
});

async function exported(input: Parameters<typeof exportConversations>[1]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of await exportConversations(tenant.ctx, input)) lines.push(line);
  return lines;
}

test("they go out as CSV, a line an answer, and as JSONL, a line a conversation; the log says so", async () => {
  await rateAnswer(tenant.ctx, { ...answered, rating: "down", reason: "outdated", comment: "=HYPERLINK()" });
  const [head, line, ...others] = await exported({ feedback: "down", search: "hvar" });
  expect(head).toMatch(/^conversationId,messageId,askedAt,/);
  expect(line).toContain("When does the ferry to Hvar leave?");
  expect(line).toContain("down,outdated,'=HYPERLINK()");
  expect(others).toEqual([]);
  const rows = await exported({ format: "jsonl" });
  expect(rows.map((row) => JSON.parse(row).id)).toEqual(await found({}));
  expect(JSON.parse(rows[1] ?? "")).toMatchObject({
    botName: "Bot",
    messages: [
      { role: "user" },
      { role: "assistant", content: "On a leash.", timing: { durationMs: expect.any(Number) } },
    ],
  });
  const log = await inTenant(tenant.id, (db) =>
    db.auditEvent.findMany({
      where: { action: "conversation.export" },
      orderBy: { id: "asc" },
      select: { after: true },
    }),
  );
  expect(log).toMatchObject([{ after: { format: "csv", isSearched: true } }, { after: { format: "jsonl" } }]);
  expect(JSON.stringify(log)).not.toContain("hvar");
  await expect(exportConversations(reader, {})).rejects.toMatchObject({ code: "forbidden" });
});

test("where the widget stood is said in the list, on its page and in both files", async () => {
  const page = "https://www.example.test/ferries";
  const { conversationId } = await askOnce(tenant.ctx, "Does the ferry carry bicycles?");
  await inTenant(tenant.id, (db) =>
    db.conversation.update({ where: { id: conversationId }, data: { channel: "widget", page } }),
  );
  const filter = { channel: "widget" } as const;
  const { items } = await listConversations(tenant.ctx, { limit: 50, ...filter });
  expect(items).toMatchObject([{ id: conversationId, page }]);
  expect(await getConversation(tenant.ctx, { conversationId })).toMatchObject({ page });
  expect(await readAnswered()).toMatchObject({ page: null });
  const [head = "", line = ""] = await exported(filter);
  expect(line.split(",")[head.split(",").indexOf("page")]).toBe(page);
  const [row = ""] = await exported({ ...filter, format: "jsonl" });
  expect(JSON.parse(row)).toMatchObject({ page });
});
