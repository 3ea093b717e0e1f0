import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { asSystem, inTenant } from "@/lib/db";
import type { Ctx } from "@/lib/services/_kit";
import { changeTenant } from "@/lib/services/admin";
import { ask } from "@/lib/services/chat";
import { type Lighthouse, openLighthouse } from "@/lib/services/chat/testing/lighthouse";
import { getUsage, tellThreshold } from "@/lib/services/usage";
import { makePerson } from "@/lib/testing/fixtures";
import { letIn, withLimits } from "@/lib/testing/with-limits";
import { withModels } from "@/lib/testing/with-models";

const QUESTION = "When was the lamp lit for the first time?";
let lighthouse: Lighthouse;
let asking: Ctx;

beforeAll(async () => {
  lighthouse = await openLighthouse();
  asking = await withModels(lighthouse.double, lighthouse.tenant, { chat: "openai/test" });
});
afterAll(() => lighthouse.double.close());
beforeEach(() => {
  lighthouse.double.script = { parts: ["It was 1873", " [1]", "."] };
});

async function used(): Promise<number> {
  const { quotas } = await getUsage(lighthouse.tenant.ctx, {});
  return quotas.find(({ key }) => key === "messagesPerMonth")?.used ?? -1;
}

test("of fifty questions at once with one left, one is asked, and the provider is called once", async () => {
  const limited = withLimits(asking, { messagesPerMonth: (await used()) + 1 });
  const before = lighthouse.double.chats.length;
  const { accepted, refusals } = await letIn(
    Array.from({ length: 50 }, () => lighthouse.askAll(limited, QUESTION)),
  );
  expect(accepted).toBe(1);
  expect(refusals.every(({ code }) => code === "quota_exceeded")).toBe(true);
  expect(lighthouse.double.chats.length - before).toBe(1);
  const questions = await inTenant(limited.tenant.id, (db) =>
    db.message.count({ where: { content: QUESTION } }),
  );
  expect(questions).toBe(1);
});

test("what fails before its first word costs nothing; what breaks off later, or is quoted in a model's place, does", async () => {
  const before = await used();
  const search = async () => Promise.reject(new AppError("unavailable", "The index is down."));
  const index = { ...asking.ports.index, forTenant: () => ({ search }) as never };
  const { answer } = await lighthouse.askAll(
    { ...asking, ports: { ...asking.ports, index } },
    // Another one: what was asked before is remembered without the index.
    "How many steps do visitors climb?",
  );
  expect(answer.answer).toBe("");
  expect((await used()) - before).toBe(0);
  lighthouse.double.script = { status: 401 };
  await lighthouse.askAll(asking, QUESTION);
  expect((await used()) - before).toBe(1);
  lighthouse.double.script = { parts: ["It was", " 1873"], breakAfter: 1 };
  await lighthouse.askAll(asking, QUESTION);
  expect((await used()) - before).toBe(2);
});

test("who breaks off themselves has used it", async () => {
  const before = await used();
  lighthouse.double.script = { parts: ["a", "b", "c"], pauseMs: 50 };
  const abort = new AbortController();
  const { parts } = await ask(asking, { botId: lighthouse.botId, message: QUESTION, signal: abort.signal });
  for await (const part of parts) if (part.type === "text") abort.abort();
  expect((await used()) - before).toBe(1);
  const open = await inTenant(asking.tenant.id, (db) =>
    db.usageEntry.count({ where: { state: "reserved" } }),
  );
  expect(open).toBe(0);
});

test("usage tells each limit with what is used, and the days before", async () => {
  const usage = await getUsage(withLimits(lighthouse.tenant.ctx, { bots: 7 }), {});
  expect(usage.plan).toEqual({ id: "free", name: "Free" });
  expect(usage.quotas.find(({ key }) => key === "bots")).toEqual({
    key: "bots",
    used: 1,
    limit: 7,
    resetsAt: null,
  });
  expect(usage.quotas.find(({ key }) => key === "pagesPerMonth")).toMatchObject({ used: 1, limit: null });
  expect(usage.days).toHaveLength(30);
  expect(usage.months).toHaveLength(12);
  expect(usage.days.at(-1)?.messages).toBe(await used());
});

test("under limits that the operator changed, the same month is told anew", async () => {
  const { tenant } = asking;
  const limited = (most: number) => withLimits(asking, { messagesPerMonth: most });
  const told = async () => {
    const rows = await inTenant(tenant.id, (db) =>
      db.quotaNotice.findMany({ where: { key: "messagesPerMonth" } }),
    );
    return rows.map(({ percent }) => percent).sort();
  };
  const now = await used();
  await lighthouse.askAll(limited(now + 1), QUESTION);
  expect(await told()).toEqual([100, 80, 90]);
  const operator = await makePerson({ isOperator: true });
  await changeTenant(operator, { tenantId: tenant.id, limits: {} });
  expect(await told()).toHaveLength(3);
  await changeTenant(operator, { tenantId: tenant.id, limits: { bots: 9 } });
  expect(await told()).toEqual([]);
  const more = Math.ceil((now + 2) / 0.85);
  await lighthouse.askAll(limited(more), QUESTION);
  expect(await told()).toEqual([80]);
});

test("80, 90 and 100 percent are told once each, to owners and admins, with where to go", async () => {
  // As if a new month had begun.
  await asSystem("sweeper", async (db) => {
    const { id: tenantId } = asking.tenant;
    await db.usageMeter.deleteMany({ where: { tenantId } });
    await db.quotaNotice.deleteMany({ where: { tenantId } });
    await db.outboxEvent.deleteMany({ where: { tenantId } });
  });
  const limited = withLimits(asking, { messagesPerMonth: 10 });
  const told = () =>
    inTenant(limited.tenant.id, (db) =>
      db.quotaNotice.findMany({ where: { key: "messagesPerMonth" }, orderBy: { percent: "asc" } }),
    );
  const where = { name: "quota/threshold.reached", tenantId: limited.tenant.id };
  const waiting = () =>
    asSystem("outbox", (db) => db.outboxEvent.findMany({ where, orderBy: { id: "asc" } }));
  for (let question = 0; question < 10; question++) await lighthouse.askAll(limited, QUESTION);
  expect((await told()).map(({ percent }) => percent)).toEqual([80, 90, 100]);
  expect((await waiting()).map(({ data }) => data)).toEqual(
    [8, 9, 10].map((asked) => ({
      ...{ tenantId: limited.tenant.id, key: "messagesPerMonth", percent: (asked / 10) * 100 },
      ...{ used: asked, limit: 10 },
    })),
  );
  const sent: { to: string; subject: string; text: string }[] = [];
  const mailer = {
    ...limited.ports.mailer,
    send: async (mail: (typeof sent)[number]) => void sent.push(mail),
  };
  const level = { key: "messagesPerMonth" as const, percent: 90, used: 9, limit: 10 };
  await tellThreshold({ ...limited, ports: { ...limited.ports, mailer } }, level);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.subject).toBe("Lighthouse has used 90 % of its questions a month");
  expect(sent[0]?.text).toContain("9 of 10 questions a month: 90 % of what it may on the plan “Free”");
  expect(sent[0]?.text).toContain("When all of it is used, bots do not answer.");
  expect(sent[0]?.text).toContain(`/t/${limited.tenant.slug}/plan`);
});
