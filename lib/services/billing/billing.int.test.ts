import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { BILLING_STATES, type BillingStateName, EFFECTS } from "@/lib/schemas/billing";
import type { Ctx } from "@/lib/services/_kit";
import {
  cancelPlan,
  changePlan,
  getBilling,
  listInvoices,
  openPortal,
  resumePlan,
  startCheckout,
  syncAccount,
} from "@/lib/services/billing";
import { ask } from "@/lib/services/chat";
import { removeDocument } from "@/lib/services/documents";
import { clearTenant, requestExport } from "@/lib/services/privacy";
import { addSource, addUploads, beginUploads, stageFile } from "@/lib/services/sources";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant } from "@/lib/testing/fixtures";
import { openShop, type Shop } from "./testing/billed";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ graceDays: 3 });
});
afterAll(() => shop.stripe.close());

const PRO = { priceId: "price_pro_month" };
const text = (ctx: Ctx, words = "New words.") =>
  addSource(ctx, { type: "text", title: "Text", text: words, botIds: [] });

async function bought(name = "Buyer") {
  const { ctx, ...tenant } = await shop.team(name);
  const { url } = await startCheckout(ctx, PRO);
  await shop.stripe.click(url, "pay");
  const account = () =>
    asSystem("billing", (db) => db.billingAccount.findUniqueOrThrow({ where: { tenantId: tenant.id } }));
  await syncAccount(shop.open, (await account()).customerId);
  return { ...tenant, ...(await account()), ctx: await shop.again(ctx) };
}

test("from nothing to a trial: one customer and one page however often it is clicked, and the plan's limits hold", async () => {
  const { ctx, id } = await shop.team();
  expect(await getBilling(ctx, {})).toMatchObject({
    ...{ state: "none", isBlocked: false, isTest: true },
    prices: expect.arrayContaining([
      { ...PRO, plan: "pro", interval: "month", amount: 2_900, currency: "eur" },
    ]),
  });
  const pages = await Promise.all(Array.from({ length: 8 }, () => startCheckout(ctx, PRO)));
  expect(new Set(pages.map(({ url }) => url)).size).toBe(1);
  const customers = [...shop.stripe.world.customers.values()].filter(
    ({ metadata }) => metadata.tenantId === id,
  );
  expect(customers).toHaveLength(1);
  await shop.stripe.click(pages[0]?.url ?? "", "pay");
  await syncAccount(shop.open, customers[0]?.id ?? "");
  const after = await shop.again(ctx);
  expect(after.tenant).toMatchObject({ plan: "pro", limits: { bots: 10 } });
  expect(await getBilling(after, {})).toMatchObject({ state: "trialing", plan: "pro", isBlocked: false });
  await expect(startCheckout(after, PRO)).rejects.toMatchObject({ code: "conflict" });
});

test.each(["price_of_somebody", "", "price_pro_month\u0000", "0"])(
  "no price but ours is sold: %j",
  async (priceId) => {
    const { ctx } = await shop.team();
    await expect(startCheckout(ctx, { priceId })).rejects.toMatchObject({ code: "validation_failed" });
    await expect(changePlan(ctx, { priceId })).rejects.toMatchObject({ code: "validation_failed" });
  },
);

test("up, down, ended, taken back, and looked after at the service", async () => {
  const { ctx } = await bought();
  expect(await changePlan(ctx, { priceId: "price_scale_month" })).toMatchObject({ plan: "scale" });
  expect((await shop.again(ctx)).tenant.plan).toBe("scale");
  expect(await changePlan(ctx, PRO)).toMatchObject({ plan: "pro" });
  expect(await cancelPlan(ctx, {})).toMatchObject({ isCancelling: true, isBlocked: false });
  expect(await resumePlan(ctx, {})).toMatchObject({ isCancelling: false });
  expect((await openPortal(ctx, {})).url).toContain(shop.stripe.url);
  expect((await listInvoices(ctx, {})).items.length).toBeGreaterThan(0);
});

test("who has no subscription has nothing to change, end or look after", async () => {
  const { ctx } = await shop.team();
  for (const act of [
    () => changePlan(ctx, PRO),
    () => cancelPlan(ctx, {}),
    () => resumePlan(ctx, {}),
    () => openPortal(ctx, {}),
  ])
    await expect(act()).rejects.toMatchObject({ code: "conflict" });
  expect(await listInvoices(ctx, {})).toEqual({ items: [] });
});

describe("what each state does", () => {
  const since = new Date("2026-11-20T00:00:00Z");
  const at = (ctx: Ctx, status: string, now: string): Ctx => ({
    ...ctx,
    tenant: { ...ctx.tenant, billing: { status, since, trialEndsAt: "2026-11-22T00:00:00Z" } },
    now: () => new Date(now),
  });

  test.each([
    ...BILLING_STATES.filter((state) => state !== "none" && state !== "past_due" && state !== "lapsed").map(
      (state) => [state, "2026-11-21T00:00:00Z", EFFECTS[state].blocks === "always", state] as const,
    ),
    ["trialing", "2026-11-24T00:00:00Z", true, "lapsed"] as const,
    ["past_due", "2026-11-22T23:59:59Z", false, "past_due"] as const,
    ["past_due", "2026-11-23T00:00:00Z", true, "past_due"] as const,
    ["a state of next year", "2026-11-21T00:00:00Z", false, "none"] as const,
  ])("%s at %s: adding is refused: %s", async (status, now, isRefused, state) => {
    const { ctx } = await shop.team();
    const standing = at(ctx, status, now);
    const adding = text(standing);
    if (!isRefused) return void (await adding);
    await expect(adding).rejects.toMatchObject({
      code: "payment_required",
      details: {
        ...{ state: state satisfies BillingStateName, since, blocked: "source.add" },
        link: `http://127.0.0.1:3000/t/${ctx.tenant.slug}/plan`,
      },
    });
    const file = new ReadableStream(
      { pull: () => expect.unreachable("not a byte is read") },
      { highWaterMark: 0 },
    );
    await expect(stageFile(standing, { file, fileName: "a.txt" })).rejects.toMatchObject({
      code: "payment_required",
    });
    const uploads = [{ id: newId("upload"), name: "a.txt" }];
    for (const refused of [
      beginUploads(standing, { files: [{ name: "a.txt", bytes: 5 }] }),
      addUploads(standing, { type: "file", botIds: [], uploads }),
    ])
      await expect(refused).rejects.toMatchObject({ code: "payment_required" });
  });

  test("asking, reading, deleting and exporting stay open in the worst of them", async () => {
    const { ctx, ...tenant } = await shop.team();
    const ids = await fillTenant({ ...tenant, ctx }, "The lamp was lit in 1873.");
    const shut = at(ctx, "canceled", "2026-11-21T00:00:00Z");
    const asked = {
      botId: ids.bot as never,
      message: "When was the lamp lit?",
      signal: AbortSignal.timeout(20_000),
    };
    let answer = "";
    for await (const part of (await ask(shut, asked)).parts) if (part.type === "text") answer += part.delta;
    expect(answer).toContain("1873");
    await requestExport(shut, {});
    await removeDocument(shut, { documentId: ids.document as never });
    await expect(text(shut)).rejects.toMatchObject({ code: "payment_required" });
  });

  test("paid again, adding is open again", async () => {
    const { ctx, customerId } = await bought("Late");
    const subscription = [...shop.stripe.world.subscriptions.values()].find(
      ({ customer }) => customer === customerId,
    );
    if (!subscription) throw new Error("nothing was bought");
    subscription.status = "unpaid";
    await syncAccount(shop.open, customerId);
    const blocked = await shop.again(ctx);
    expect(blocked.tenant.plan).toBe("free");
    await expect(text(blocked)).rejects.toMatchObject({
      code: "payment_required",
      message: expect.stringContaining("keeps answering within the limits of the plan “Free”."),
    });
    subscription.status = "active";
    await syncAccount(shop.open, customerId);
    const open = await shop.again(ctx);
    expect(open.tenant.plan).toBe("pro");
    await text(open);
  });
});

test("a team that is erased is not charged again, and stays until the service has heard of it", async () => {
  const { id, customerId, subscriptionId } = await bought("Erased");
  shop.stripe.fault = "hang-up";
  const ref = { tenantId: id, receiptId: newId("erasure") };
  await expect(clearTenant(shop.open, ref)).rejects.toMatchObject({ retryable: true });
  expect(await asSystem("billing", (db) => db.billingAccount.count({ where: { customerId } }))).toBe(1);
  shop.stripe.fault = null;
  // Another one, bought in another window in the same moment.
  const other = shop.stripe.subscribe({ customer: customerId, priceId: "price_scale_month" });
  await clearTenant(shop.open, ref);
  for (const one of [subscriptionId ?? "", other])
    expect(shop.stripe.world.subscriptions.get(one)?.cancel_at_period_end).toBe(true);
});

test("two subscriptions at once are told to the operator, with the one that does not count", async () => {
  const { customerId, subscriptionId } = await bought("Twice");
  const told: object[] = [];
  const log = { ...shop.open.log, error: (fields: object) => void told.push(fields) };
  await syncAccount({ ...shop.open, log }, customerId);
  expect(told).toEqual([]);
  const other = shop.stripe.subscribe({ customer: customerId, priceId: "price_pro_month" });
  await syncAccount({ ...shop.open, log }, customerId);
  const { subscriptionId: counts } = await asSystem("billing", (db) =>
    db.billingAccount.findUniqueOrThrow({ where: { customerId } }),
  );
  const beside = [subscriptionId ?? "", other].filter((id) => id !== counts);
  expect(told).toEqual([{ event: "billing.several_subscriptions", customerId, beside }]);
});

test("without a service nothing is sold and nothing is refused, whatever an account says", async () => {
  const { ctx } = await makeTenant();
  for (const act of [() => getBilling(ctx, {}), () => startCheckout(ctx, PRO), () => openPortal(ctx, {})])
    await expect(act()).rejects.toMatchObject({ code: "not_configured", status: 503 });
  const shut = {
    ...ctx,
    tenant: { ...ctx.tenant, billing: { status: "canceled", since: null, trialEndsAt: null } },
  };
  await text(shut);
});
