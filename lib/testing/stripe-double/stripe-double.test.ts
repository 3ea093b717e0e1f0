import { createServer } from "node:http";
import { Stripe } from "stripe";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { type StripeDouble, startStripeDouble } from ".";

let double: StripeDouble;
let stripe: Stripe;
beforeEach(async () => {
  double = await startStripeDouble();
  const { hostname, port } = new URL(double.url);
  stripe = new Stripe(double.secretKey, { host: hostname, port, protocol: "http", telemetry: false });
});
afterEach(() => double.close());

const made = async () =>
  (await stripe.customers.create({ name: "Mill", metadata: { tenantId: "ten_1" } })).id;
const stateOf = (id: string) => double.world.subscriptions.get(id)?.status;
const types = () => double.world.events.map(({ type }) => type);

test("what Stripe would refuse is refused in its words", async () => {
  const wrong = { emial: "a@example.com" } as Stripe.CustomerCreateParams;
  await expect(stripe.customers.create(wrong)).rejects.toMatchObject({
    type: "StripeInvalidRequestError",
    code: "parameter_unknown",
    param: "emial",
  });
  await expect(stripe.customers.retrieve("cus_none")).rejects.toMatchObject({ code: "resource_missing" });
  const order = {
    mode: "subscription",
    customer: await made(),
    success_url: "https://a.example",
    line_items: [{ price: "price_none", quantity: 1 }],
  } satisfies Stripe.Checkout.SessionCreateParams;
  await expect(stripe.checkout.sessions.create(order)).rejects.toMatchObject({
    param: "line_items[0][price]",
  });
  const { line_items: _, ...half } = order;
  await expect(stripe.checkout.sessions.create(half)).rejects.toMatchObject({ code: "parameter_missing" });
  const stranger = new Stripe("sk_test_another", stripeAt(double));
  await expect(stranger.customers.list()).rejects.toMatchObject({ type: "StripeAuthenticationError" });
  expect(double.seen.every(({ version }) => version === "2026-10-28.endive")).toBe(true);
});

test("a key used again gives the same answer for a day, and no other call", async () => {
  const options = { idempotencyKey: "one" };
  const first = await stripe.customers.create({ name: "A" }, options);
  expect((await stripe.customers.create({ name: "A" }, options)).id).toBe(first.id);
  await expect(stripe.customers.create({ name: "B" }, options)).rejects.toMatchObject({
    type: "StripeIdempotencyError",
  });
  await double.advance(1);
  expect((await stripe.customers.create({ name: "B" }, options)).id).not.toBe(first.id);
});

test("lists come newest first and in pages", async () => {
  const customer = await made();
  for (let count = 0; count < 5; count++) double.subscribe({ customer, priceId: "price_pro_month" });
  const all = await stripe.subscriptions.list({ customer, limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(all.map(({ id }) => id)).toEqual([...double.world.subscriptions.keys()].reverse());
  const { data } = await stripe.events.list({ type: "customer.created", limit: 1 });
  expect(data).toMatchObject([{ type: "customer.created", data: { object: { id: customer } } }]);
});

test("a checkout is paid, declined, left or runs out", async () => {
  const order = {
    mode: "subscription",
    customer: await made(),
    client_reference_id: "ten_1",
    success_url: "https://a.example/done?of={CHECKOUT_SESSION_ID}",
    cancel_url: "https://a.example/back",
    line_items: [{ price: "price_pro_month", quantity: 1 }],
  } satisfies Stripe.Checkout.SessionCreateParams;
  const { id, url } = await stripe.checkout.sessions.create(order);
  const page = await (await fetch(`${url}`)).text();
  expect(page).toContain("pro by the month: 29.00 EUR");
  expect(await double.click(`${url}`, "decline")).toContain("Your card was declined.");
  expect(await double.click(`${url}`, "cancel")).toBe("https://a.example/back");
  expect(types()).toEqual(["customer.created"]);
  expect(await double.click(`${url}`, "pay")).toBe(`https://a.example/done?of=${id}`);
  expect(types().slice(1)).toEqual([
    "customer.subscription.created",
    ...["invoice.created", "invoice.finalized", "invoice.paid", "invoice.payment_succeeded"],
    ...["customer.subscription.updated", "checkout.session.completed"],
  ]);
  expect(await double.click(`${url}`, "pay")).toContain("This checkout is over.");
  const other = await stripe.checkout.sessions.create(order);
  await double.advance(1.1);
  expect(double.world.sessions.get(other.id)?.status).toBe("expired");
});

test("time: a trial ends, a renewal fails and is tried again, and is given up", async () => {
  const customer = await made();
  const id = double.subscribe({ customer, priceId: "price_pro_month", trialDays: 14 });
  expect(stateOf(id)).toBe("trialing");
  await double.advance(12);
  expect(types().at(-1)).toBe("customer.subscription.trial_will_end");
  await double.advance(2.1);
  expect(stateOf(id)).toBe("active");
  double.world.badCards.add(customer);
  await double.advance(31);
  expect(stateOf(id)).toBe("past_due");
  await double.advance(7);
  expect(stateOf(id)).toBe("unpaid");
  expect(types().filter((type) => type === "invoice.payment_failed")).toHaveLength(4);
  await double.advance(31);
  expect([...double.world.invoices.values()].at(-1)).toMatchObject({ status: "draft" });
  const { url } = await stripe.billingPortal.sessions.create({ customer });
  expect(await double.click(url, "pay")).toContain(", active, until ");
});

test.each(["canceled", "past_due"] as const)("after the last try it may be %s, too", async (after) => {
  double.world.dunning.after = after;
  const customer = await made();
  const id = double.subscribe({ customer, priceId: "price_pro_month" });
  double.world.badCards.add(customer);
  await double.advance(40);
  expect(stateOf(id)).toBe(after);
});

test("a first payment that never comes, and a customer who is deleted", async () => {
  const customer = await made();
  const id = double.subscribe({ customer, priceId: "price_pro_month", isDeclined: true });
  expect(stateOf(id)).toBe("incomplete");
  await double.advance(1);
  expect(stateOf(id)).toBe("incomplete_expired");
  const other = double.subscribe({ customer, priceId: "price_pro_month", trialDays: 1 });
  double.deleteCustomer(customer);
  expect(stateOf(other)).toBe("canceled");
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ deleted: true });
});

test("another plan: credited and charged in parts, and not at all when the card is declined", async () => {
  const customer = await made();
  const id = double.subscribe({ customer, priceId: "price_pro_month" });
  const { url } = await stripe.billingPortal.sessions.create({ customer, return_url: "https://a.example/b" });
  await double.click(url, "decline");
  expect(await double.click(url, "change", { price: "price_scale_month" })).toContain("declined");
  double.world.badCards.clear();
  expect(await double.click(url, "change", { price: "price_scale_month" })).toContain("scale by the month");
  expect([...double.world.invoices.values()].at(-1)).toMatchObject({ total: 7_000, status: "paid" });
  await double.click(url, "change", { price: "price_pro_month" });
  expect(double.world.customers.get(customer)?.balance).toBe(-7_000);
  await double.advance(31);
  expect([...double.world.invoices.values()].at(-1)).toMatchObject({ total: 2_900, amount_due: 0 });
  expect(await double.click(url, "cancel")).toContain(", ends ");
  expect(await double.click(url, "resume")).toContain(", until ");
  await double.click(url, "cancel");
  await double.advance(31);
  expect(stateOf(id)).toBe("canceled");
});

test("webhooks: in order, doubled, reversed, lost, held back and mixed", async () => {
  const got: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const signature = String(request.headers["stripe-signature"]);
    got.push(stripe.webhooks.constructEvent(body, signature, double.webhookSecret).type);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  double.webhooks.url = `http://127.0.0.1:${typeof address === "object" && address?.port}/`;
  const buy = async (customer: string) => {
    got.length = 0;
    double.subscribe({ customer, priceId: "price_pro_month" });
    await double.settled();
    return [...got];
  };
  const customer = await made();
  await double.settled();
  const inOrder = await buy(customer);
  expect(inOrder).toHaveLength(6);
  double.webhooks.isDoubled = true;
  expect(await buy(customer)).toEqual(inOrder.flatMap((type) => [type, type]));
  double.webhooks.isDoubled = false;
  double.webhooks.isReversed = true;
  expect(await buy(customer)).toEqual(inOrder.toReversed());
  double.webhooks.isReversed = false;
  double.webhooks.drops = ({ type }) => type === "invoice.paid";
  expect(await buy(customer)).toEqual(inOrder.filter((type) => type !== "invoice.paid"));
  double.webhooks.drops = () => false;
  double.webhooks.isHeld = true;
  expect(await buy(customer)).toEqual([]);
  await double.deliver(3);
  expect(got).not.toEqual(inOrder);
  expect(got.toSorted()).toEqual(inOrder.toSorted());
  double.webhooks.isHeld = false;
  double.webhooks.delayMs = 30;
  const startedAt = performance.now();
  expect(await buy(customer)).toEqual(inOrder);
  expect(performance.now() - startedAt).toBeGreaterThan(25);
  expect(double.deliveries.every(({ status }) => status === 200)).toBe(true);
});

const stripeAt = ({ url }: StripeDouble) => {
  const { hostname, port } = new URL(url);
  return { host: hostname, port, protocol: "http", maxNetworkRetries: 0 } as const;
};
