import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import type { Ctx } from "@/lib/services/_kit";
import { type BillingStatus, receiveEvent, reconcileBilling } from "@/lib/services/billing";
import { randomOf, shuffled } from "@/lib/testing/random";
import { openShop, type Shop } from "./testing/billed";
import { signedEvent } from "./testing/signed";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.stripe.close());

const accountOf = ({ tenant }: Ctx) =>
  asSystem("billing", (db) => db.billingAccount.findUnique({ where: { tenantId: tenant.id } }));
const planOf = ({ tenant }: Ctx) =>
  asSystem("billing", async (db) => (await db.tenant.findUnique({ where: { id: tenant.id } }))?.plan);
const changesOf = ({ tenant }: Ctx) =>
  asSystem("billing", (db) =>
    db.auditEvent.findMany({ where: { tenantId: tenant.id, action: "billing.change" } }),
  );
const kept = (id: string) => asSystem("billing", (db) => db.billingEvent.findUnique({ where: { id } }));

/** A team with a customer, and a subscription where `status` says so. */
async function customer(status?: BillingStatus) {
  const { ctx } = await shop.team();
  const { id, name } = ctx.tenant;
  const customerId = await shop.open.ports.billing.ensureCustomer({
    id,
    name,
    email: null,
    customerId: null,
  });
  await asSystem("billing", (db) => db.billingAccount.create({ data: { tenantId: id, customerId } }));
  const subscriptionId =
    status && shop.stripe.subscribe({ customer: customerId, priceId: "price_pro_month" });
  if (subscriptionId) set(subscriptionId, status);
  return { ctx, customerId, subscriptionId: subscriptionId ?? "" };
}

/** What Stripe has from here on. */
function set(subscriptionId: string, status: BillingStatus) {
  const subscription = shop.stripe.world.subscriptions.get(subscriptionId);
  if (!subscription) throw new Error("there is no such subscription");
  subscription.status = status;
}

function send(told: Parameters<typeof signedEvent>[0]): Promise<void> {
  const { body, signature } = signedEvent(told, shop.stripe.webhookSecret);
  return shop.receive(body, signature);
}

test("one event twenty times at once, again later, and again after more than a week, has one effect", async () => {
  const { ctx, customerId } = await customer("active");
  const told = { id: newId("request"), type: "customer.subscription.created", customer: customerId };
  await Promise.all(Array.from({ length: 20 }, () => send(told)));
  await send(told);
  const week = { ...shop.open, now: () => new Date(Date.now() + 8 * 24 * 60 * 60_000) };
  await reconcileBilling(week);
  await send(told);
  expect(await accountOf(ctx)).toMatchObject({ status: "active", plan: "pro" });
  expect(await planOf(ctx)).toBe("pro");
  expect(await changesOf(ctx)).toHaveLength(1);
  expect(await kept(told.id)).toMatchObject({ outcome: "applied", customerId });
});

test("the event's own words are worth nothing: what Stripe has counts", async () => {
  const { ctx, customerId, subscriptionId } = await customer("active");
  await send({ id: newId("request"), type: "customer.subscription.deleted", customer: customerId });
  expect(await accountOf(ctx)).toMatchObject({ status: "active" });
  set(subscriptionId, "canceled");
  await send({ id: newId("request"), type: "invoice.paid", customer: customerId });
  expect(await accountOf(ctx)).toMatchObject({ status: "canceled" });
  expect(await planOf(ctx)).toBe("free");
});

test("what is nobody's, or two people's, is parked with an alarm and changes nothing", async () => {
  const [a, b] = [await customer("active"), await customer()];
  const alarms: unknown[] = [];
  const log = { ...shop.open.log, error: (fields: object) => void alarms.push(fields) };
  const park = async (told: Omit<Parameters<typeof signedEvent>[0], "id">) => {
    const id = newId("request");
    const { body, signature } = signedEvent({ id, ...told }, shop.stripe.webhookSecret);
    await receiveEvent({ ...shop.open, log }, body, signature);
    return (await kept(id))?.reason;
  };
  const type = "customer.subscription.updated";
  expect(await park({ type, customer: "cus_nobody" })).toBe("its customer is nobody's here");
  expect(await park({ type, customer: null })).toBe("it names no customer");
  expect(await park({ type, customer: a.customerId, tenantId: b.ctx.tenant.id })).toContain(
    "do not belong together",
  );
  expect(await park({ type, customer: a.customerId, livemode: true })).toContain("the other mode");
  expect(alarms).toHaveLength(4);
  expect(alarms[0]).toMatchObject({ event: "billing.parked", reason: "its customer is nobody's here" });
  expect(await changesOf(a.ctx)).toEqual([]);
});

test("an event of no concern is noted and left", async () => {
  const id = newId("request");
  await send({ id, type: "payout.paid", customer: null });
  expect(await kept(id)).toMatchObject({ outcome: "ignored" });
});

test("without Stripe's answer the event is not taken, so that it is sent again", async () => {
  const { ctx, customerId } = await customer("active");
  const told = { id: newId("request"), type: "invoice.paid", customer: customerId };
  shop.stripe.fault = "hang-up";
  await expect(send(told)).rejects.toMatchObject({ retryable: true });
  shop.stripe.fault = null;
  expect(await kept(told.id)).toBeNull();
  await send(told);
  expect(await accountOf(ctx)).toMatchObject({ status: "active" });
});

const SEVEN = [
  ...["checkout.session.completed", "customer.subscription.created", "customer.subscription.updated"],
  ...[
    "invoice.paid",
    "invoice.payment_failed",
    "customer.subscription.updated",
    "customer.subscription.deleted",
  ],
];
const LIFE: BillingStatus[] = ["trialing", "active", "past_due", "canceled"];
const ORDERS = 500;
const AT_ONCE = 10;

test("five hundred orders of seven events, some doubled and some lost, while the state moves on: in the end Stripe's", async () => {
  const seed = 62;
  console.info(`the orders' seeds are ${seed} to ${seed + ORDERS - 1}`);
  const runs: { ctx: Ctx; subscriptionId: string; isWhole: boolean }[] = [];
  const one = async (number: number) => {
    const random = randomOf(seed + number);
    const { ctx, customerId, subscriptionId } = await customer("trialing");
    const events = shuffled(
      SEVEN.map((type, at) => ({ type, id: `evt_${seed + number}_${at}` })),
      random,
    );
    let isTold = true;
    for (const { type, id } of events) {
      if (random() < 0.4) {
        set(subscriptionId, LIFE[Math.floor(random() * LIFE.length)] ?? "active");
        isTold = false;
      }
      if (random() < 0.2) continue;
      const copies = random() < 0.3 ? 2 : 1;
      await Promise.all(Array.from({ length: copies }, () => send({ type, id, customer: customerId })));
      isTold = true;
    }
    runs.push({ ctx, subscriptionId, isWhole: isTold });
  };
  for (let from = 0; from < ORDERS; from += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => one(from + at)));
  const wrong = async (of: typeof runs) => {
    const accounts = await Promise.all(of.map(({ ctx }) => accountOf(ctx)));
    return of.filter(
      ({ subscriptionId }, at) =>
        shop.stripe.world.subscriptions.get(subscriptionId)?.status !== accounts[at]?.status,
    );
  };
  expect(await wrong(runs.filter(({ isWhole }) => isWhole))).toEqual([]);
  let after: string | null = null;
  do {
    const { failed, next } = await reconcileBilling(shop.open, after);
    expect(failed).toBe(0);
    after = next;
  } while (after !== null);
  expect(runs).toHaveLength(ORDERS);
  expect(await wrong(runs)).toEqual([]);
}, 240_000);
