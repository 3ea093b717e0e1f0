import type { Stripe } from "stripe";
import { DAY_SECONDS, type World } from "./world";

export type NewSession = {
  customer: Stripe.Customer;
  price: Stripe.Price;
  clientReferenceId: string | null;
  metadata: Stripe.Metadata;
  successUrl: string;
  cancelUrl: string | null;
  isTrial: boolean;
};

/** A checkout that is open for a day. */
export function makeSession(world: World, order: NewSession): Stripe.Checkout.Session {
  const { customer, price, clientReferenceId, metadata, successUrl, cancelUrl, isTrial } = order;
  const id = world.id("cs_test");
  const total = isTrial ? 0 : price.unit_amount;
  return {
    id,
    object: "checkout.session",
    ...NOT_USED,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    cancel_url: cancelUrl,
    client_reference_id: clientReferenceId,
    created: world.now(),
    currency: price.currency,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: customer.id,
    discounts: [],
    expires_at: world.now() + DAY_SECONDS,
    livemode: false,
    metadata,
    mode: "subscription",
    payment_method_collection: "always",
    payment_method_types: ["card"],
    payment_status: "unpaid",
    shipping_options: [],
    status: "open",
    success_url: successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: `${world.url}/checkout/${id}`,
  };
}

/** What Stripe sends too, and what is the same for all checkouts here. */
const NOT_USED = {
  adaptive_pricing: null,
  after_expiration: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  customer_account: null,
  customer_creation: null,
  customer_details: null,
  customer_email: null,
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  locale: null,
  managed_payments: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_configuration_details: null,
  payment_method_options: null,
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  submit_type: null,
  subscription: null,
  wallet_options: null,
} as const satisfies Partial<Stripe.Checkout.Session>;

export function makePortal(
  world: World,
  customer: Stripe.Customer,
  returnUrl: string | null,
): Stripe.BillingPortal.Session {
  const id = world.id("bps");
  return {
    id,
    object: "billing_portal.session",
    configuration: "bpc_double",
    created: world.now(),
    customer: customer.id,
    customer_account: null,
    flow: null,
    livemode: false,
    locale: null,
    on_behalf_of: null,
    return_url: returnUrl,
    url: `${world.url}/portal/${id}`,
  };
}
