import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { asSystem, inTenant } from "@/lib/db";
import { changeTenant } from "@/lib/services/admin";
import { findBilling, findInvoices, startCheckout, syncAccount } from "@/lib/services/billing";
import { applyRetention } from "@/lib/services/privacy";
import { addSource } from "@/lib/services/sources";
import { getUsage } from "@/lib/services/usage";
import { makeBot, makePerson } from "@/lib/testing/fixtures";
import { openShop, type Shop } from "./testing/billed";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.stripe.close());

const DAY_MS = 86_400_000;
const text = { type: "text" as const, title: "Text", text: "New words.", botIds: [] };

/** A team that bought, and whose subscription stands as told by now. */
async function fallen(status: "unpaid" | "canceled" | "active") {
  const team = await shop.team();
  const { url } = await startCheckout(team.ctx, { priceId: "price_pro_month" });
  await shop.stripe.click(url, "pay");
  const { customerId } = await asSystem("billing", (db) =>
    db.billingAccount.findUniqueOrThrow({ where: { tenantId: team.id } }),
  );
  await syncAccount(shop.open, customerId);
  const stand = async (now: typeof status) => {
    const all = [...shop.stripe.world.subscriptions.values()];
    for (const one of all) if (one.customer === customerId) one.status = now;
    await syncAccount(shop.open, customerId);
  };
  await stand(status);
  return { ...team, stand, now: () => shop.again(team.ctx) };
}

test("a payment that is late deletes nothing that the plan kept; a plan that is chosen does as it says", async () => {
  const team = await fallen("unpaid");
  const { id: botId } = await makeBot(team);
  const said = {
    id: newId("conversation"),
    tenantId: team.id,
    botId,
    channel: "dashboard" as const,
    title: "T",
  };
  await inTenant(team.id, (db) => db.conversation.create({ data: said }));
  const left = () => inTenant(team.id, (db) => db.conversation.count());
  const after = (days: number) =>
    applyRetention({ ...shop.open, now: () => new Date(Date.now() + days * DAY_MS) });
  expect((await team.now()).tenant).toMatchObject({ plan: "free", limits: { retentionDays: 30 } });
  expect(await getUsage(await team.now(), {})).toMatchObject({ plan: { id: "free" }, retentionDays: 365 });
  await after(60);
  expect(await left()).toBe(1);
  await team.stand("active");
  await after(364);
  expect(await left()).toBe(1);
  await after(366);
  expect(await left()).toBe(0);
});

test("a plan that the operator fixed holds whatever the subscription says, until it is let go", async () => {
  const team = await fallen("canceled");
  await expect(addSource(await team.now(), text)).rejects.toMatchObject({ code: "payment_required" });
  const { environment } = shop.open;
  const operator = { ...(await makePerson({ isOperator: true })), environment };
  const terms = { tenantId: team.id, plan: "scale" as const, isPlanFixed: true };
  expect(await changeTenant(operator, terms)).toMatchObject({ plan: "scale", isPlanFixed: true });
  expect((await addSource(await team.now(), text)).title).toBe("Text");
  expect(await findBilling(await team.now(), { isFresh: false })).toMatchObject({ isPlanFixed: true });
  await expect(startCheckout(await team.now(), { priceId: "price_pro_month" })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("would change nothing"),
  });
  for (const status of ["active", "canceled", "unpaid"] as const) await team.stand(status);
  expect((await team.now()).tenant).toMatchObject({ plan: "scale" });
  const letGo = { tenantId: team.id, isPlanFixed: false };
  // It says again what the subscription gives, which is unpaid.
  expect(await changeTenant(operator, letGo)).toMatchObject({ plan: "free", isPlanFixed: false });
  await expect(addSource(await team.now(), { ...text, text: "More." })).rejects.toMatchObject({
    code: "payment_required",
  });
  await team.stand("active");
  expect((await team.now()).tenant).toMatchObject({ plan: "pro" });
});

test("a service that is silent keeps nobody from the page: it says what is known here", async () => {
  const team = await fallen("active");
  shop.stripe.fault = "silent";
  const since = Date.now();
  const ctx = await team.now();
  const [billing, invoices] = await Promise.all([findBilling(ctx, { isFresh: true }), findInvoices(ctx, {})]);
  shop.stripe.fault = null;
  expect(billing).toMatchObject({ state: "active", plan: "pro" });
  expect(invoices).toEqual({ items: null });
  // Six seconds for the account, then two for the prices; without them it would be twice sixteen.
  expect(Date.now() - since).toBeLessThan(14_000);
});
