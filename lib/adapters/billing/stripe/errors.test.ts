import { afterEach, beforeEach, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { type StripeDouble, StripeFault, startStripeDouble } from "@/lib/testing/stripe-double";
import type { Billing } from "../port";
import { billingBehind } from "./testing/behind";

let double: StripeDouble;
let billing: Billing;
let customerId: string;
beforeEach(async () => {
  double = await startStripeDouble();
  billing = billingBehind(double);
  const tenant = { id: newId("tenant"), name: "Mill", email: "anna@example.com", customerId: null };
  customerId = await billing.ensureCustomer(tenant);
});
afterEach(() => double.close());

const fault = (status: number, more: object = {}) =>
  new StripeFault(status, {
    ...{ type: "api_error", message: `about anna@example.com and ${double.secretKey}` },
    ...more,
  });
const CASES: [string, () => StripeDouble["fault"], string, boolean][] = [
  ["402", () => fault(402, { type: "card_error", code: "card_declined" }), "payment_required", false],
  ["429", () => fault(429, { type: "rate_limit_error" }), "rate_limited", true],
  ["400", () => fault(400, { type: "invalid_request_error" }), "upstream_rejected", false],
  ["403", () => fault(403, { type: "invalid_request_error" }), "upstream_rejected", false],
  ["404", () => fault(404, { code: "resource_missing" }), "not_found", false],
  ["a key in use", () => fault(409, { code: "idempotency_key_in_use" }), "upstream_failed", true],
  ["500", () => fault(500), "upstream_failed", true],
  ["503", () => fault(503), "upstream_failed", true],
  ["no answer", () => "silent", "unavailable", true],
  ["a cut connection", () => "hang-up", "unavailable", true],
];

test.each(CASES)("%s", { timeout: 15_000 }, async (_, make, code, retryable) => {
  double.fault = make();
  double.faultHeaders = { "retry-after": "7" };
  const impatient = billingBehind(double, { answeredWithinMs: 100 });
  const calls = double.seen.length;
  const error = await impatient.openPortal({ customerId, returnUrl: "https://a.example" }).catch((e) => e);
  expect(error).toMatchObject({ code, retryable });
  expect(double.seen.length - calls).toBeLessThanOrEqual(2);
  if (code === "rate_limited") expect(error).toMatchObject({ retryAfterSeconds: 7 });
  expect(told(error)).not.toMatch(/anna|sk_test|double0123/);
});

test("a wrong key", async () => {
  const wrong = billingBehind(double, { secretKey: "sk_test_wrong0123456789" });
  const error = await wrong.check().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "upstream_rejected", retryable: false });
  expect(told(error)).not.toMatch(/wrong|6789/);
});

test("an outage that is over within the tries is none", async () => {
  double.fault = fault(500);
  setTimeout(() => {
    double.fault = null;
  }, 200);
  const { url } = await billing.openPortal({ customerId, returnUrl: "https://a.example" });
  expect(url).toContain("/portal/");
});

const told = (error: unknown) => {
  const { message = "", cause } = Object(error) as Error;
  return `${message} ${cause instanceof Error ? `${cause.message} ${cause.stack}` : String(cause)} ${JSON.stringify(error)}`;
};
