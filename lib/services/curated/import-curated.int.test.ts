import { expect, test } from "vitest";
import type { BotId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { createCurated, exportCurated, importCurated, listCurated } from "@/lib/services/curated";
import { makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";

async function setUp() {
  const tenant = await makeTenant("Table");
  return { tenant, botId: (await makeBot(tenant)).id };
}

async function exported(tenant: TestTenant, botId: BotId): Promise<string> {
  let text = "";
  for await (const line of await exportCurated(tenant.ctx, { botId })) text += line;
  return text;
}

const issues = (...messages: string[]) => ({
  code: "validation_failed",
  details: { issues: messages.map((message) => ({ message: expect.stringContaining(message) })) },
});

test("a table adds what is new, replaces what is answered already, and leaves alone what is the same", async () => {
  const { tenant, botId } = await setUp();
  await createCurated(tenant.ctx, { botId, question: "Where are you?", answer: "Here." });
  await createCurated(tenant.ctx, { botId, question: "Who are you?", answer: "We." });
  const csv =
    'question,answer,alternatives,disabled\nwhere are you,There.,"Which street?\nWhich town?",\nWho are you?,We.,,\nWhy?,So.,,yes\n';
  expect(await importCurated(tenant.ctx, { botId, csv })).toEqual({
    ...{ rows: 3, created: 1, updated: 1, unchanged: 1 },
  });
  const { items } = await listCurated(tenant.ctx, { botId, limit: 50 });
  expect(items).toMatchObject([
    { question: "Why?", isDisabled: true },
    { question: "Who are you?", answer: "We." },
    { question: "where are you", answer: "There.", alternatives: ["Which street?", "Which town?"] },
  ]);
});

test("what is exported comes in again as it was, and both are in the log", async () => {
  const { tenant, botId } = await setUp();
  const links = [{ title: "Docs", url: "https://example.test/" }];
  await createCurated(tenant.ctx, { botId, question: "How?", answer: "=So, “thus”\nand so.", links });
  const csv = await exported(tenant, botId);
  expect(await importCurated(tenant.ctx, { botId, csv })).toMatchObject({
    unchanged: 1,
    created: 0,
    updated: 0,
  });
  const other = (await makeBot(tenant)).id;
  expect(await importCurated(tenant.ctx, { botId: other, csv })).toMatchObject({ created: 1 });
  expect(await exported(tenant, other)).toBe(csv);
  const log = await inTenant(tenant.id, (db) => db.auditEvent.findMany({ select: { action: true } }));
  expect(log.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["curated.create", "curated.import", "curated.export"]),
  );
});

test.each([
  ["question,answer\nWhy?,A\nWHY,B\n", ["row 3: asks the same as row 2"]],
  ["question,answer,alternatives\nNew one?,A,Where are you?\n", ["row 2: asks what another answer is for"]],
  ["question,answer\n?!,A\n", ["row 2: a question must have words"]],
  ["question,answer\nWhere are you?,A\nWhich street?,B\n", ["row 3: replaces the same answer"]],
])("%j changes nothing, and says where it is wrong", async (csv, messages) => {
  const { tenant, botId } = await setUp();
  const alternatives = ["Which street?"];
  await createCurated(tenant.ctx, { botId, question: "Where are you?", alternatives, answer: "Here." });
  const before = await exported(tenant, botId);
  await expect(importCurated(tenant.ctx, { botId, csv })).rejects.toMatchObject(issues(...messages));
  expect(await exported(tenant, botId)).toBe(before);
});
