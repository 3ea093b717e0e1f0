import pg from "pg";
import { expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { exportAudit, listAudit, verifyAudit } from "@/lib/services/audit";
import { createBot, removeBot, updateBot } from "@/lib/services/bots";
import { updateTenant } from "@/lib/services/tenants";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";

/** As somebody with the keys of the database would. */
async function tamper(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function busyTenant(): Promise<TestTenant> {
  const tenant = await makeTenant();
  const { id } = await createBot(tenant.ctx, { name: "One" });
  await updateBot(tenant.ctx, { botId: id, name: "Two" });
  await removeBot(tenant.ctx, { botId: id });
  return tenant;
}

test("every command leaves one event, in order, with what it changed and who did it", async () => {
  const { ctx, ownerId } = await busyTenant();
  const { items } = await listAudit(ctx, {});
  expect(items.map(({ seq, action }) => [seq, action])).toEqual([
    [3, "bot.remove"],
    [2, "bot.update"],
    [1, "bot.create"],
  ]);
  expect(items[1]).toMatchObject({
    actor: { type: "user", id: ownerId, name: "Tenant" },
    address: "192.0.2.1",
    before: { name: "One" },
    after: { name: "Two" },
  });
});

test("a person or a team that was acted on has the name it has now", async () => {
  const { ctx } = await makeTenant();
  await updateTenant(ctx, { name: "Renamed" });
  expect((await listAudit(ctx, {})).items[0]).toMatchObject({
    action: "tenant.update",
    targetName: "Renamed",
  });
});

test("filters and pages", async () => {
  const { ctx, ownerId } = await busyTenant();
  const first = await listAudit(ctx, { limit: 2 });
  const second = await listAudit(ctx, { limit: 2, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([3, 2, 1]);
  expect(second.nextCursor).toBeNull();
  expect((await listAudit(ctx, { action: "bot" })).items).toHaveLength(3);
  expect((await listAudit(ctx, { action: "bot.update" })).items).toHaveLength(1);
  expect((await listAudit(ctx, { action: "bo" })).items).toEqual([]);
  expect((await listAudit(ctx, { actorId: ownerId })).items).toHaveLength(3);
  expect((await listAudit(ctx, { from: new Date(Date.now() + 1e6).toISOString() })).items).toEqual([]);
  await expect(listAudit(ctx, { cursor: "bm9uZQ" })).rejects.toMatchObject({ code: "invalid_request" });
});

test("the log is taken out as CSV, and that is written into it", async () => {
  const { ctx } = await makeTenant();
  await createBot(ctx, { name: '=HYPERLINK("x")' });
  let csv = "";
  for await (const line of await exportAudit(ctx, { action: "bot" })) csv += line;
  const [head, row] = csv.trim().split("\r\n");
  expect(head).toMatch(/^seq,at,actor/);
  expect(row).toContain("bot.create");
  const [last] = (await listAudit(ctx, {})).items;
  expect(last).toMatchObject({ action: "audit.export", after: { action: "bot" } });
});

test("concurrent commands are numbered without gaps, and two tenants have two chains", async () => {
  const [a, b] = [await makeTenant(), await makeTenant()];
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => createBot((n % 2 ? a : b).ctx, { name: `Bot ${n}` })),
  );
  for (const { ctx } of [a, b])
    expect(await verifyAudit(ctx, {})).toEqual({ events: 10, isIntact: true, brokenAt: null });
});

test("the product itself can neither change nor remove an event", async () => {
  const { id } = await busyTenant();
  for (const sql of [
    `update "AuditEvent" set action = 'x'`,
    `delete from "AuditEvent"`,
    `update "AuditHead" set seq = 1`,
  ]) {
    await expect(inTenant(id, (db) => db.$executeRawUnsafe(sql))).rejects.toThrow(/permission denied/);
  }
});

test.each([
  [
    "a changed event",
    (id: string) => `update "AuditEvent" set action = 'x' where "tenantId" = '${id}' and seq = 2`,
    2,
  ],
  ["a removed event", (id: string) => `delete from "AuditEvent" where "tenantId" = '${id}' and seq = 2`, 3],
  [
    "an end that was cut off",
    (id: string) => `delete from "AuditEvent" where "tenantId" = '${id}' and seq = 3`,
    3,
  ],
  [
    "an earlier date",
    (id: string) =>
      `update "AuditEvent" set "createdAt" = now() - interval '1 day' where "tenantId" = '${id}' and seq = 1`,
    1,
  ],
])("%s shows", async (_, sql, brokenAt) => {
  const { id, ctx } = await busyTenant();
  await tamper(sql(id));
  expect(await verifyAudit(ctx, {})).toMatchObject({ isIntact: false, brokenAt });
});
