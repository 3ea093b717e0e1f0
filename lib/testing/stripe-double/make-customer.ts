import type { Stripe } from "stripe";
import type { World } from "./world";

export type NewCustomer = { name?: string | null; email?: string | null; metadata?: Stripe.Metadata };

export function makeCustomer(
  world: World,
  { name = null, email = null, metadata = {} }: NewCustomer,
): Stripe.Customer {
  return {
    id: world.id("cus"),
    object: "customer",
    address: null,
    balance: 0,
    created: world.now(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email,
    invoice_prefix: "DOUBLE",
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata,
    name,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
}
