import { expect, test } from "vitest";
import { asSystem } from "@/lib/db";
import {
  changeTenant,
  changeUser,
  getStatistics,
  listAllJobs,
  listTenants,
  listUsers,
  resumeTenant,
  suspendTenant,
} from "@/lib/services/admin";
import { findToken } from "@/lib/services/api-tokens";
import { listAudit, listSystemAudit, verifySystemAudit } from "@/lib/services/audit";
import { createBot } from "@/lib/services/bots";
import { chooseSystemSetting, listSystemSettings, systemSetting } from "@/lib/services/settings";
import { openTenant } from "@/lib/services/tenants";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makePerson, makeTenant, testOpenCtx, tokenFor } from "@/lib/testing/fixtures";

test("nobody but an operator learns that there is a console", async () => {
  const ctx = await makePerson({ isOperator: false });
  const tenant = await makeTenant();
  for (const work of [
    () => listTenants(ctx, {}),
    () => listUsers(ctx, {}),
    () => listAllJobs(ctx, {}),
    () => getStatistics(ctx),
    () => listSystemSettings(ctx),
    () => listSystemAudit(ctx, {}),
    () => verifySystemAudit(ctx),
    () => suspendTenant(ctx, { tenantId: tenant.id }),
    () => chooseSystemSetting(ctx, { key: "signup", value: "closed" }),
    () => changeUser(ctx, { userId: ctx.person.id, isOperator: true }),
  ]) {
    await expect(work()).rejects.toMatchObject({ code: "not_found" });
  }
});

test("tenants with what they use, found by name, suspended and resumed; all of it in both logs", async () => {
  const ctx = await makePerson({ isOperator: true });
  const tenant = await makeTenant("Searchable 100%");
  await fillTenant(tenant, "A harbour with ships.");
  const { items } = await listTenants(ctx, { search: "able 100%" });
  expect(items).toMatchObject([
    { id: tenant.id, usage: { bots: 1, sources: 1, documents: 1, chunks: 1, members: 2 } },
  ]);
  const token = (await tokenFor(tenant, "read")).authorization?.slice(7) ?? "";
  expect(await suspendTenant(ctx, { tenantId: tenant.id })).toMatchObject({
    suspendedAt: expect.any(String),
  });
  await expect(findToken(token, new Date())).rejects.toMatchObject({ code: "tenant_suspended" });
  expect((await listTenants(ctx, { suspended: "true", search: "Searchable" })).items).toHaveLength(1);
  await resumeTenant(ctx, { tenantId: tenant.id });
  expect(await findToken(token, new Date())).not.toBeNull();
  for (const { items: log } of [
    await listAudit(tenant.ctx, { action: "operator" }),
    await listSystemAudit(ctx, { targetId: tenant.id }),
  ]) {
    expect(log.map(({ action, actor }) => [action, actor.type])).toEqual([
      ["operator.resume", "operator"],
      ["operator.suspend", "operator"],
    ]);
  }
});

test("limits of one tenant stand in place of the plan's", async () => {
  const ctx = await makePerson({ isOperator: true });
  const tenant = await makeTenant();
  await changeTenant(ctx, { tenantId: tenant.id, limits: { requestsPerMinute: { chat: 5 } } });
  const opened = await openTenant(testOpenCtx(), tenant.id, "test");
  expect(opened.tenant.limits.requestsPerMinute).toEqual({ read: 60_000, write: 30_000, chat: 5 });
});

test("a setting of the system holds at once, unless the environment decides", async () => {
  const ctx = await makePerson({ isOperator: true });
  await chooseSystemSetting(ctx, { key: "sessionMaxAgeDays", value: 30 });
  expect(await systemSetting(ctx, "sessionMaxAgeDays")).toBe(30);
  const fixed = { ...ctx, environment: { sessionMaxAgeDays: 3 } };
  expect(await systemSetting(fixed, "sessionMaxAgeDays")).toBe(3);
  await expect(chooseSystemSetting(fixed, { key: "sessionMaxAgeDays", value: 9 })).rejects.toMatchObject({
    code: "conflict",
  });
  const { items } = await listSystemSettings(fixed);
  expect(items.find(({ key }) => key === "sessionMaxAgeDays")).toMatchObject({
    value: 3,
    source: "environment",
    isLocked: true,
  });
});

test("the deployment's own log can be checked", async () => {
  const ctx = await makePerson({ isOperator: true });
  await chooseSystemSetting(ctx, { key: "sessionMaxAgeDays", value: 20 });
  const { events, isIntact } = await verifySystemAudit(ctx);
  expect(events).toBeGreaterThan(0);
  expect(isIntact).toBe(true);
});

test("one operator stays", async () => {
  const [one, two] = [await makePerson({ isOperator: true }), await makePerson({ isOperator: true })];
  await asSystem("setup", (db) =>
    db.user.updateMany({
      where: { id: { notIn: [one.person.id, two.person.id] } },
      data: { isOperator: false },
    }),
  );
  const outcomes = await Promise.allSettled([
    changeUser(one, { userId: two.person.id, isOperator: false }),
    changeUser(two, { userId: one.person.id, isOperator: false }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("statistics count what there is, by day", async () => {
  const ctx = await makePerson({ isOperator: true });
  const before = await getStatistics(ctx);
  const tenant = await makeTenant();
  await createBot(tenant.ctx, { name: "Bot" });
  const after = await getStatistics(ctx);
  expect(after.totals.bots).toBe(before.totals.bots + 1);
  expect(after.days).toHaveLength(30);
  expect(after.days.at(-1)?.tenants).toBe((before.days.at(-1)?.tenants ?? 0) + 1);
  expect(after.days.at(-1)?.day).toBe(new Date().toISOString().slice(0, 10));
});
