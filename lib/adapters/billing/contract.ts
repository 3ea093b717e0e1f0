import { Stripe } from "stripe";
import { beforeAll, describe, expect, test } from "vitest";
import { newId, type TenantId } from "@/lib/core/ids";
import type { Billing, BillingPrice } from "./port";

/** A service to try a billing on. */
export type Service = {
  billing: Billing;
  webhookSecret: string;
  /** Begins a subscription as a customer would who buys, with a card that works. */
  subscribe(order: { customerId: string; priceId: string; trialDays: number }): Promise<unknown>;
};

const PAGES = { successUrl: "https://rag.example.com/done", cancelUrl: "https://rag.example.com/back" };
const DAY_MS = 86_400_000;

/** What holds of every service; the price list names two plans by the month at least. */
export function billingContract(name: string, open: () => Promise<Service>): void {
  describe(name, { timeout: 60_000 }, () => {
    let service: Service;
    let billing: Billing;
    let price: BillingPrice;
    let other: BillingPrice;
    beforeAll(async () => {
      service = await open();
      billing = service.billing;
      const [first, second] = billing.prices.filter(({ interval }) => interval === "month");
      if (!first || !second) throw new Error("the contract needs two prices by the month");
      [price, other] = [first, second];
    });

    const tenant = (id: TenantId = newId("tenant")) => ({ id, name: "Mill", email: null, customerId: null });
    const orderOf = (tenantId: TenantId, customerId: string) => ({
      ...{ tenantId, customerId, priceId: price.priceId, trialDays: 0, ...PAGES },
      idempotencyKey: newId("request"),
    });
    const subscribed = async (trialDays = 0) => {
      const customerId = await billing.ensureCustomer(tenant());
      await service.subscribe({ customerId, priceId: price.priceId, trialDays });
      const state = await billing.readState(customerId);
      return { customerId, subscriptionId: state?.subscriptionId ?? "" };
    };

    test("is on, of the test mode, and works", async () => {
      expect(billing).toMatchObject({ isOn: true, isTest: true });
      expect(await billing.check()).toBe(`${billing.prices.length} prices`);
    });

    test("tells what each price comes to", async () => {
      const amounts = await billing.listAmounts();
      expect(amounts.map(({ priceId }) => priceId)).toEqual(billing.prices.map(({ priceId }) => priceId));
      for (const { amount, currency } of amounts) {
        expect(amount).toBeGreaterThan(0);
        expect(currency).toMatch(/^[a-z]{3}$/);
      }
    });

    test("a tenant has one customer, however often and fast it is asked for", async () => {
      const one = tenant();
      const ids = await Promise.all(Array.from({ length: 20 }, () => billing.ensureCustomer(one)));
      expect(new Set(ids).size).toBe(1);
      const [customerId = ""] = ids;
      expect(await billing.ensureCustomer({ ...one, name: "New mill", customerId })).toBe(customerId);
      expect(await billing.ensureCustomer({ ...one, name: "New mill" })).toBe(customerId);
      expect(await billing.ensureCustomer(tenant())).not.toBe(customerId);
      // Such as the one of the other mode, after keys were changed.
      const strange = { ...tenant(), customerId: "cus_of_somebody_else" };
      expect(await billing.ensureCustomer(strange)).toMatch(/^cus_/);
    });

    test("one key, one checkout; another order under it is refused, and a price that is not on the list", async () => {
      const { id } = tenant();
      const order = orderOf(id, await billing.ensureCustomer(tenant(id)));
      const first = await billing.openCheckout(order);
      expect(await billing.openCheckout(order)).toEqual(first);
      expect(first.url).toMatch(/^https?:/);
      const another = { ...order, idempotencyKey: newId("request") };
      expect((await billing.openCheckout(another)).sessionId).not.toBe(first.sessionId);
      await expect(billing.openCheckout({ ...order, priceId: other.priceId })).rejects.toMatchObject({
        code: "conflict",
      });
      await expect(billing.openCheckout({ ...another, priceId: "price_foreign" })).rejects.toMatchObject({
        code: "validation_failed",
      });
      const stranger = orderOf(id, "cus_none");
      await expect(billing.openCheckout(stranger)).rejects.toMatchObject({ code: "not_found" });
    });

    test("what was bought is read as it is; nothing of who has bought nothing", async () => {
      const customerId = await billing.ensureCustomer(tenant());
      expect(await billing.readState(customerId)).toBeNull();
      expect(await billing.readState("cus_none")).toBeNull();
      await service.subscribe({ customerId, priceId: price.priceId, trialDays: 14 });
      const state = await billing.readState(customerId);
      expect(state).toMatchObject({ customerId, status: "trialing", plan: price.plan, isCancelling: false });
      const days = ((state?.trialEndsAt?.getTime() ?? 0) - (state?.since.getTime() ?? 0)) / DAY_MS;
      expect(days).toBeCloseTo(14, 1);
      expect(state?.periodEndsAt).toEqual(state?.trialEndsAt);
    });

    test("it is cancelled and resumed, each as often as one likes", async () => {
      const { subscriptionId } = await subscribed();
      for (const _ of [1, 2]) {
        for (const __ of [1, 2])
          expect(await billing.cancelAtPeriodEnd({ subscriptionId })).toMatchObject({
            status: "active",
            isCancelling: true,
          });
        for (const __ of [1, 2])
          expect(await billing.resume({ subscriptionId })).toMatchObject({ isCancelling: false });
      }
      await expect(billing.resume({ subscriptionId: "sub_none" })).rejects.toMatchObject({
        code: "not_found",
      });
    });

    test("it is changed to another price, by whoever it belongs to, and asked twice once", async () => {
      const of = { ...(await subscribed()), priceId: other.priceId, idempotencyKey: newId("request") };
      await expect(billing.changePrice({ ...of, priceId: "price_foreign" })).rejects.toMatchObject({
        code: "validation_failed",
      });
      await expect(billing.changePrice({ ...of, customerId: "cus_other" })).rejects.toMatchObject({
        code: "not_found",
      });
      const states = [await billing.changePrice(of), await billing.changePrice(of)];
      expect(states).toMatchObject(states.map(() => ({ plan: other.plan, status: "active" })));
      const invoices = await billing.listInvoices(of.customerId, 10);
      expect(invoices).toHaveLength(2);
    });

    test("invoices come newest first, with where they can be seen", async () => {
      const { customerId } = await subscribed();
      const [invoice] = await billing.listInvoices(customerId, 1);
      expect(invoice).toMatchObject({
        status: "paid",
        number: expect.any(String),
        currency: expect.stringMatching(/^[a-z]{3}$/),
      });
      expect(invoice?.total).toBeGreaterThan(0);
      expect(invoice?.hostedUrl).toMatch(/^https?:/);
      expect(invoice?.pdfUrl).toMatch(/^https?:/);
      expect(await billing.listInvoices("cus_none", 10)).toEqual([]);
    });

    test("the portal is a page of the customer's own", async () => {
      const customerId = await billing.ensureCustomer(tenant());
      const returnUrl = "https://rag.example.com/billing";
      expect((await billing.openPortal({ customerId, returnUrl })).url).toMatch(/^https?:/);
      const stranger = { customerId: "cus_none", returnUrl };
      await expect(billing.openPortal(stranger)).rejects.toMatchObject({ code: "not_found" });
    });

    describe("webhooks", () => webhookContract(() => service));
  });
}

function webhookContract(service: () => Service): void {
  const { webhooks } = new Stripe("sk_test_signs_only");
  const object = { object: "subscription", customer: "cus_1", metadata: { tenantId: "ten_1" } };
  const head = { id: "evt_1", object: "event", created: 1_795_000_000, livemode: false };
  const payload = JSON.stringify(
    { ...head, type: "customer.subscription.updated", data: { object } },
    null,
    2,
  );
  const now = () => Math.floor(Date.now() / 1000);
  const sign = (secret: string, age = 0, text = payload) =>
    webhooks.generateTestHeaderString({ payload: text, secret, timestamp: now() - age });
  const signatureIn = (header: string) => /v1=(\w+)/.exec(header)?.[1] ?? "";

  /** The header for the right secret, and the body if it is another one than was signed. */
  const CASES: [string, (secret: string) => { signature: string | null; body?: string }][] = [
    ["missing", () => ({ signature: null })],
    ["empty", () => ({ signature: "" })],
    ["no signature at all", () => ({ signature: "hello" })],
    ["forged", () => ({ signature: `t=${now()},v1=${"0".repeat(64)}` })],
    ["by another secret", () => ({ signature: sign("whsec_another") })],
    ["by no secret", () => ({ signature: sign(" ") })],
    ["by the secret with a newline", (secret) => ({ signature: sign(`${secret}\n`) })],
    ["of the scheme v0 only", (secret) => ({ signature: sign(secret).replace("v1=", "v0=") })],
    ["without its time", (secret) => ({ signature: sign(secret).replace(/^t=\d+,/, "") })],
    ["with another time", (secret) => ({ signature: sign(secret, 20).replace(/^t=\d+/, `t=${now()}`) })],
    ["301 seconds old", (secret) => ({ signature: sign(secret, 301) })],
    ["of the body before it was written anew", (secret) => ({ ...reserialised(), signature: sign(secret) })],
    ["of another body", (secret) => ({ body: payload.replace("cus_1", "cus_2"), signature: sign(secret) })],
    ["of no body", (secret) => ({ body: "", signature: sign(secret, 0, "") })],
  ];
  const reserialised = () => ({ body: JSON.stringify(JSON.parse(payload)) });

  test.each(CASES)("a signature that is %s is refused, and nothing of it told", async (_, make) => {
    const { billing, webhookSecret } = service();
    const { signature, body = payload } = make(webhookSecret);
    const error = await billing.readEvent(body, signature).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "invalid_request" });
    expect(error).not.toHaveProperty("cause");
    expect(String(error)).not.toMatch(/whsec_|cus_1/);
  });

  const rotated = (secret: string) => sign(secret).replace(",v1", `,v1=${signatureIn(sign("whsec_old"))},v1`);
  test.each([
    ["fresh", (secret: string) => sign(secret)],
    ["290 seconds old", (secret: string) => sign(secret, 290)],
    ["one of two, while the secret is changed", rotated],
  ])("one that is %s is taken", async (_, header) => {
    const { billing, webhookSecret } = service();
    expect(await billing.readEvent(payload, header(webhookSecret))).toEqual({
      ...{ id: "evt_1", type: "customer.subscription.updated", createdAt: new Date(1_795_000_000_000) },
      ...{ customerId: "cus_1", tenantId: "ten_1", isTest: true },
    });
  });
}
