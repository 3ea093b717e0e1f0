import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import type { PersonCtx } from "@/lib/services/_kit";
import { listTenants } from "@/lib/services/admin";
import { listParked, receiveEvent } from "@/lib/services/billing";
import { openShop, type Shop } from "@/lib/services/billing/testing/billed";
import { signedEvent } from "@/lib/services/billing/testing/signed";
import { testOpenCtx } from "@/lib/testing/fixtures";

const DAY_MS = 24 * 60 * 60_000;
let shop: Shop;
let operator: PersonCtx;
beforeAll(async () => {
  shop = await openShop({ graceDays: 3 });
  const names = { email: "operator@example.test", name: "Operator", isEmailVerified: true };
  operator = {
    ...shop.open,
    person: { id: newId("user"), sessionId: newId("session"), ...names, isOperator: true },
  };
});
afterAll(() => shop.stripe.close());

async function listed(name: string, status: string | null, sinceDays = 0) {
  const { id } = await shop.team(name);
  const since = new Date(Date.now() - sinceDays * DAY_MS);
  const data = { tenantId: id, customerId: newId("request"), status, since };
  if (status) await asSystem("billing", (db) => db.billingAccount.create({ data }));
  return (await listTenants(operator, { search: name })).items.find((tenant) => tenant.id === id)?.billing;
}

test("the operator sees of each team where its subscription stands, and whether adding is blocked", async () => {
  expect(await listed("Shows nothing bought", null)).toMatchObject({ state: "none", isBlocked: false });
  expect(await listed("Shows it paid", "active", 5)).toMatchObject({ state: "active", isBlocked: false });
  expect(await listed("Shows it late", "past_due", 1)).toMatchObject({
    ...{ state: "past_due", isBlocked: false, since: expect.any(String) },
  });
  expect(await listed("Shows it too late", "past_due", 4)).toMatchObject({
    ...{ state: "past_due", isBlocked: true },
  });
  expect(await listed("Shows it ended", "canceled", 4)).toMatchObject({ state: "canceled", isBlocked: true });
});

test("a plan that the operator fixed is blocked by nothing", async () => {
  const { id } = await shop.team("Shows a fixed plan");
  const account = { tenantId: id, customerId: newId("request"), status: "canceled", since: new Date() };
  await asSystem("billing", (db) => db.billingAccount.create({ data: account }));
  await asSystem("operator", (db) => db.tenant.update({ where: { id }, data: { isPlanFixed: true } }));
  const { items } = await listTenants(operator, { search: "Shows a fixed plan" });
  expect(items[0]).toMatchObject({ isPlanFixed: true, billing: { state: "canceled", isBlocked: false } });
});

test("where billing is off there is nothing to show of it", async () => {
  await shop.team("Shows no billing");
  const off = { ...testOpenCtx(), person: operator.person };
  const { items } = await listTenants(off, { search: "Shows no billing" });
  expect(items.map(({ billing }) => billing)).toEqual([null]);
  expect(await listParked(off)).toBeNull();
});

test("events that were parked are counted by their reason, with what to do; nobody else may see them", async () => {
  const reason = "its customer is nobody's here";
  const seen = async (ctx = operator) => (await listParked(ctx))?.find((one) => one.reason === reason);
  const before = (await seen())?.count ?? 0;
  const ids = [newId("request"), newId("request")];
  for (const id of ids) {
    const told = { id, type: "customer.subscription.updated", customer: "cus_nobody" };
    const { body, signature } = signedEvent(told, shop.stripe.webhookSecret);
    await receiveEvent(shop.open, body, signature);
  }
  const found = await seen();
  expect(found?.count).toBeGreaterThanOrEqual(before + 2);
  expect(found).toMatchObject({
    ...{ lastType: "customer.subscription.updated", advice: expect.stringContaining("another deployment") },
  });
  const later = { ...operator, now: () => new Date(Date.now() + 31 * DAY_MS) };
  expect(await seen(later)).toBeUndefined();
  const nobody = { ...operator, person: { ...operator.person, isOperator: false } };
  await expect(listParked(nobody)).rejects.toMatchObject({ code: "not_found" });
});
