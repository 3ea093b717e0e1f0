import { Stripe } from "stripe";
import { expect, test } from "vitest";
import { readEvent } from "./events";

const SECRET = "whsec_of-a-test-and-nothing-else";
const stripe = new Stripe("sk_test_of_a_reader");
const GOOD = {
  ...{ id: "evt_1", type: "invoice.paid", created: 1_795_000_000, livemode: false },
  data: { object: { object: "invoice", customer: "cus_1" } },
};

function read(body: unknown) {
  const payload = JSON.stringify(body);
  const signature = stripe.webhooks.generateTestHeaderString({ payload, secret: SECRET });
  return readEvent(stripe, SECRET, payload, signature);
}

test("an event tells whom it is about", () => {
  expect(read(GOOD)).toMatchObject({ id: "evt_1", customerId: "cus_1", tenantId: null, isTest: true });
});

test.each<[string, unknown]>([
  ["nothing", {}],
  ["a list", []],
  ["a number for an id", { ...GOOD, id: 1 }],
  ["a type that is no word", { ...GOOD, type: {} }],
  ["NUL in its id", { ...GOOD, id: "evt_\0" }],
  ["words for a time", { ...GOOD, created: "yesterday" }],
  ["no object", { ...GOOD, data: undefined }],
])("what is signed and no event is refused as such: %s", (_, body) => {
  expect(() => read(body)).toThrow(expect.objectContaining({ code: "invalid_request" }));
});
