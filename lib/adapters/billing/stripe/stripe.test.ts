import { afterEach, beforeEach, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { DOUBLE_PRICES, type StripeDouble, startStripeDouble } from "@/lib/testing/stripe-double";
import type { Billing } from "../port";
import { billingBehind } from "./testing/behind";

let double: StripeDouble;
let billing: Billing;
let customerId: string;
beforeEach(async () => {
  double = await startStripeDouble();
  billing = open();
  customerId = await billing.ensureCustomer(TENANT);
});
afterEach(() => double.close());

const TENANT = { id: newId("tenant"), name: "Mill", email: "anna@example.com", customerId: null };
const PRICE = "price_pro_month";
const order = () => ({
  ...{ customerId, tenantId: TENANT.id, priceId: PRICE, trialDays: 14, idempotencyKey: newId("request") },
  ...{ successUrl: "https://rag.example.com/done", cancelUrl: "https://rag.example.com/back" },
});

const open = () => billingBehind(double);

const buy = async () => {
  await double.click((await billing.openCheckout(order())).url, "pay");
  return read();
};
const read = async () => billing.readState(customerId);
const since = async () => (await read())?.since.getTime();

test("a foreign price is refused before anybody is asked; what is sold is one, to the tenant", async () => {
  const calls = double.seen.length;
  const foreign = { ...order(), priceId: "price_foreign" };
  await expect(billing.openCheckout(foreign)).rejects.toMatchObject({ code: "validation_failed" });
  const change = { customerId, subscriptionId: "sub_1", priceId: "price_foreign", idempotencyKey: "k" };
  await expect(billing.changePrice(change)).rejects.toMatchObject({ code: "validation_failed" });
  expect(double.seen).toHaveLength(calls);
  await billing.openCheckout(order());
  const sent = new URLSearchParams(double.seen.at(-1)?.body);
  expect(sent.get("line_items[0][quantity]")).toBe("1");
  expect(sent.get("client_reference_id")).toBe(TENANT.id);
  expect([...double.world.sessions.values()]).toMatchObject([{ metadata: { tenantId: TENANT.id } }]);
});

test("a customer is found again when its key is forgotten, and replaced when it is gone", async () => {
  expect(double.world.customers.get(customerId)).toMatchObject({ name: "Mill", email: "anna@example.com" });
  await double.advance(2);
  expect(await billing.ensureCustomer(TENANT)).toBe(customerId);
  double.deleteCustomer(customerId);
  const ids = await Promise.all([1, 2].map(() => billing.ensureCustomer({ ...TENANT, customerId })));
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).not.toBe(customerId);
  double.deleteCustomer(ids[0] ?? "");
  // Nobody noted that it was made, and its key is still remembered.
  expect(double.world.customers.has(await billing.ensureCustomer({ ...TENANT, customerId }))).toBe(true);
});

test("what somebody filled in at Stripe stays", async () => {
  Object.assign(double.world.customers.get(customerId) ?? {}, { name: "Mill Ltd", email: "pay@example.com" });
  await billing.ensureCustomer({ ...TENANT, customerId });
  const kept = { name: "Mill Ltd", email: "pay@example.com" };
  expect(double.world.customers.get(customerId)).toMatchObject(kept);
});

test("a subscription's life: trial, paid, owing since its oldest bill, given up, paid again, cancelled", async () => {
  expect(await buy()).toMatchObject({ status: "trialing", plan: "pro", priceId: PRICE });
  const trialEnd = (await read())?.trialEndsAt?.getTime();
  await double.advance(14);
  expect(await read()).toMatchObject({ status: "active", trialEndsAt: new Date(trialEnd ?? 0) });
  expect(await since()).toBe(trialEnd);
  const owingFrom = (await read())?.periodEndsAt?.getTime();
  const { url } = await billing.openPortal({ customerId, returnUrl: "https://rag.example.com" });
  await double.click(url, "decline");
  await double.advance(32);
  expect(await read()).toMatchObject({ status: "past_due" });
  await double.advance(6);
  expect(await read()).toMatchObject({ status: "unpaid" });
  expect(await since()).toBe(owingFrom);
  expect((await billing.listInvoices(customerId, 10)).map(({ status }) => status)).toEqual([
    ...["open", "paid", "paid"],
  ]);
  await double.click(url, "pay");
  expect(await read()).toMatchObject({ status: "active" });
  await double.click(url, "cancel");
  const state = await read();
  expect(state).toMatchObject({ status: "active", isCancelling: true });
  const { subscriptionId = "" } = state ?? {};
  expect({ ...(await billing.cancelAtPeriodEnd({ subscriptionId })), beside: [] }).toEqual(state);
  expect(await billing.resume({ subscriptionId })).toMatchObject({ isCancelling: false });
  await billing.cancelAtPeriodEnd({ subscriptionId });
  await double.advance(31);
  const over = await read();
  expect(over).toMatchObject({ status: "canceled", isCancelling: false, periodEndsAt: over?.since });
  const change = { customerId, subscriptionId, priceId: "price_pro_year", idempotencyKey: "k" };
  for (const call of [
    billing.resume({ subscriptionId }),
    billing.cancelAtPeriodEnd({ subscriptionId }),
    billing.changePrice(change),
  ])
    await expect(call).rejects.toMatchObject({ code: "conflict" });
});

test("a card that is declined changes nothing", async () => {
  double.subscribe({ customer: customerId, priceId: PRICE });
  double.world.badCards.add(customerId);
  const { subscriptionId = "" } = (await read()) ?? {};
  const change = { customerId, subscriptionId, priceId: "price_scale_month", idempotencyKey: "k" };
  await expect(billing.changePrice(change)).rejects.toMatchObject({ code: "payment_required" });
  expect(await read()).toMatchObject({ status: "active", plan: "pro" });
});

test("of several subscriptions the one counts that the port says", async () => {
  const subscribe = (priceId: string, isDeclined = false) =>
    double.subscribe({ customer: customerId, priceId, isDeclined });
  const listed = DOUBLE_PRICES[2];
  double.world.prices.set("price_old", { ...priceIn(PRICE), id: "price_old" });
  const pick = async () => (await read())?.subscriptionId;
  const unlisted = subscribe("price_old");
  expect(await read()).toMatchObject({ subscriptionId: unlisted, plan: null, priceId: "price_old" });
  // A purchase that does not come about takes the place of nothing that was bought, be it over or not.
  const incomplete = subscribe(PRICE, true);
  expect(await pick()).toBe(unlisted);
  const old = double.world.subscriptions.get(unlisted);
  Object.assign(old ?? {}, { status: "canceled", ended_at: double.world.now() });
  expect(await read()).toMatchObject({ subscriptionId: unlisted, status: "canceled" });
  Object.assign(double.world.subscriptions.get(incomplete) ?? {}, { status: "incomplete_expired" });
  expect(await pick()).toBe(unlisted);
  Object.assign(old ?? {}, { status: "active" });
  double.world.badCards.clear();
  const first = subscribe(PRICE);
  expect(await pick()).toBe(first);
  await double.advance(0.1);
  const newer = subscribe(listed?.priceId ?? "");
  expect(await read()).toMatchObject({ subscriptionId: newer, plan: "scale" });
  const trial = double.subscribe({ customer: customerId, priceId: PRICE, trialDays: 3 });
  expect(await pick()).not.toBe(trial);
  for (const one of double.world.subscriptions.values())
    if (one.id !== unlisted) Object.assign(one, { status: "canceled", ended_at: double.world.now() });
  expect(await pick()).toBe(unlisted);
});

test("paused, and a state that nobody knows yet", async () => {
  const id = double.subscribe({ customer: customerId, priceId: PRICE });
  const subscription = double.world.subscriptions.get(id);
  const at = double.world.now() - 100;
  const paused = { subscription: { type: "pause_requested" }, transitioned_at: at, type: "subscription" };
  Object.assign(subscription ?? {}, { status: "paused", status_details: { paused } });
  expect(await read()).toMatchObject({ status: "paused", since: new Date(at * 1000) });
  Object.assign(subscription ?? {}, { status: "dreaming" });
  await expect(read()).rejects.toMatchObject({ code: "upstream_rejected" });
});

test("every event of a purchase says who it is about", async () => {
  const signer = new (await import("stripe")).Stripe("sk_test_signs_only").webhooks;
  await buy();
  for (const event of double.world.events) {
    const payload = JSON.stringify(event);
    const signature = signer.generateTestHeaderString({ payload, secret: double.webhookSecret });
    expect(await billing.readEvent(payload, signature), event.type).toEqual({
      ...{ id: event.id, type: event.type, createdAt: new Date(event.created * 1000), customerId },
      ...{ tenantId: TENANT.id, isTest: true },
    });
  }
  expect(double.world.events.length).toBeGreaterThan(6);
});

test("a price list that does not fit Stripe's is told on the status page; a look lasts for a while", async () => {
  const calls = double.seen.length;
  await Promise.all([billing.check(), billing.check()]);
  expect(await billing.check()).toBe("3 prices");
  expect(double.seen).toHaveLength(calls + 3);
  Object.assign(priceIn(PRICE), { recurring: { ...priceIn(PRICE).recurring, interval: "year" } });
  await expect(open().check()).rejects.toThrow(
    "STRIPE_PRICES says pro:month=price_pro_month, which is billed",
  );
  Object.assign(priceIn(PRICE), { active: false });
  await expect(open().check()).rejects.toThrow("which is not for sale at Stripe");
  double.world.prices.delete(PRICE);
  await expect(open().check()).rejects.toThrow("which is not there at Stripe");
  await expect(billing.openCheckout(order())).rejects.toMatchObject({ code: "upstream_rejected" });
});

function priceIn(id: string) {
  const price = double.world.prices.get(id);
  if (!price) throw new Error(`no price ${id}`);
  return price;
}
