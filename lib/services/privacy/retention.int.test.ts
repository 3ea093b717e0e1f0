import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { applyRetention } from "@/lib/services/privacy";
import { chooseSetting } from "@/lib/services/settings";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeBot, makeTenant, type TestTenant, testOpenCtx } from "@/lib/testing/fixtures";

const later = (days: number) => ({ ...testOpenCtx(), now: () => new Date(Date.now() + days * 86_400_000) });

test("conversations go when a tenant does not keep them any longer, and no sooner", async () => {
  const [keeps, forgets] = [await makeTenant(), await makeTenant()];
  for (const tenant of [keeps, forgets]) await fillTenant(tenant, "words");
  await chooseSetting(forgets.ctx, { key: "conversationRetentionDays", value: 30 });
  const left = async ({ id }: TestTenant) => inTenant(id, (db) => db.message.count());
  await applyRetention(later(29));
  expect(await left(forgets)).toBe(2);
  await applyRetention(later(31));
  expect([await left(keeps), await left(forgets)]).toEqual([2, 0]);
});

test("what visitors left goes with the same time, and no sooner", async () => {
  const [keeps, forgets] = [await makeTenant(), await makeTenant()];
  for (const tenant of [keeps, forgets]) {
    const { id: botId } = await makeBot(tenant);
    const lead = { id: newId("contact"), kind: "lead" as const, visitorId: newId("visitor") };
    await inTenant(tenant.id, (db) =>
      db.contact.create({ data: { ...lead, tenantId: tenant.id, botId, email: "vera@example.org" } }),
    );
  }
  await chooseSetting(forgets.ctx, { key: "conversationRetentionDays", value: 30 });
  const left = ({ id }: TestTenant) => inTenant(id, (db) => db.contact.count());
  await applyRetention(later(29));
  expect(await left(forgets)).toBe(1);
  await applyRetention(later(31));
  expect([await left(keeps), await left(forgets)]).toEqual([1, 0]);
});
