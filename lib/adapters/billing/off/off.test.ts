import { expect, test } from "vitest";
import { createNoBilling } from ".";

test("without a service every call says so, and the status page shows nothing wrong", async () => {
  const billing = createNoBilling();
  expect(billing).toMatchObject({ isOn: false, isTest: false, prices: [] });
  expect(await billing.check()).toBeUndefined();
  const { customerId, subscriptionId, priceId } = { customerId: "c", subscriptionId: "s", priceId: "p" };
  const order = {
    customerId,
    tenantId: "ten_1",
    priceId,
    trialDays: 0,
    successUrl: "",
    cancelUrl: "",
  } as const;
  const calls = [
    billing.ensureCustomer({ id: "ten_1", name: "Mill", email: null, customerId: null }),
    billing.openCheckout({ ...order, idempotencyKey: "k" }),
    billing.openPortal({ customerId, returnUrl: "" }),
    billing.changePrice({ customerId, subscriptionId, priceId, idempotencyKey: "k" }),
    billing.cancelAtPeriodEnd({ subscriptionId }),
    billing.resume({ subscriptionId }),
    billing.readState(customerId),
    billing.listInvoices(customerId, 1),
    billing.readEvent("{}", null),
  ];
  for (const { status, ...rest } of await Promise.allSettled<unknown>(calls)) {
    expect(status).toBe("rejected");
    expect(rest).toMatchObject({
      reason: { code: "not_configured", message: "Billing is not set up on this deployment." },
    });
  }
});
