import { Stripe } from "stripe";

type Told = { id: string; type: string; customer: string | null; tenantId?: string; livemode?: boolean };

/** An event as Stripe sends it, with the signature over its bytes. */
export function signedEvent(told: Told, secret: string): { body: string; signature: string } {
  const { id, type, customer, tenantId, livemode = false } = told;
  const isCustomer = type.startsWith("customer.deleted");
  const object = {
    id: isCustomer ? customer : `obj_${id}`,
    object: isCustomer ? "customer" : type.startsWith("invoice.") ? "invoice" : "subscription",
    customer,
    metadata: tenantId ? { tenantId } : {},
  };
  const event = { id, object: "event", type, created: 1_795_000_000, livemode, data: { object } };
  const body = JSON.stringify(event);
  const stripe = new Stripe("sk_test_of_a_signer");
  return { body, signature: stripe.webhooks.generateTestHeaderString({ payload: body, secret }) };
}
