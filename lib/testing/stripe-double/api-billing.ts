import type { Stripe } from "stripe";
import type { z } from "zod";
import { invalid, missingParam } from "./fault";
import { makePortal, makeSession } from "./make-session";
import { itemOf } from "./make-subscription";
import type { PARAMS } from "./params";
import { change, changePrice, isOver } from "./subscriptions";
import type { World } from "./world";

type Params<Name extends keyof typeof PARAMS> = z.output<(typeof PARAMS)[Name]>;

export function checkout(world: World, params: Params<"checkout">): Stripe.Checkout.Session {
  const [{ price: priceId, quantity }] = params.line_items;
  const price = priceOf(world, priceId, "line_items[0][price]");
  const customer = world.customers.get(params.customer);
  if (!customer) throw missingParam("customer", params.customer, "customer");
  if (quantity !== 1) throw invalid("The double sells one at a time.", "line_items[0][quantity]");
  const trialDays = params.subscription_data?.trial_period_days ?? 0;
  const session = makeSession(world, {
    customer,
    price,
    clientReferenceId: params.client_reference_id ?? null,
    metadata: params.metadata ?? {},
    successUrl: params.success_url,
    cancelUrl: params.cancel_url ?? null,
    isTrial: trialDays > 0,
  });
  const metadata = params.subscription_data?.metadata ?? {};
  world.sessions.set(session.id, session);
  world.orders.set(session.id, { customer: customer.id, price, trialDays, metadata });
  return session;
}

export function portal(world: World, params: Params<"portal">): Stripe.BillingPortal.Session {
  const customer = world.customers.get(params.customer);
  if (!customer) throw missingParam("customer", params.customer, "customer");
  const session = makePortal(world, customer, params.return_url ?? null);
  world.portals.set(session.id, session);
  return session;
}

export function updateSubscription(
  world: World,
  params: Params<"subscriptionUpdate">,
  subscription: Stripe.Subscription,
): Stripe.Subscription {
  if (isOver(subscription))
    throw invalid(
      "A canceled subscription can only update its cancellation_details and metadata.",
      undefined,
      "invalid_canceled_subscription_fields",
    );
  const { cancel_at: cancelAt, cancel_at_period_end: cancelAtPeriodEnd, items } = params;
  if (cancelAt !== undefined && cancelAtPeriodEnd !== undefined)
    throw invalid("You may only specify one of these parameters: cancel_at, cancel_at_period_end.");
  if (items) {
    const [{ id, price }] = items;
    if (itemOf(subscription).id !== id) throw missingParam("subscription_item", id, "items[0][id]");
    changePrice(world, subscription, priceOf(world, price, "items[0][price]"));
  }
  if (cancelAtPeriodEnd === true) scheduleEnd(world, subscription, { cancel_at_period_end: true });
  if (cancelAtPeriodEnd === false || cancelAt === "") unscheduleEnd(world, subscription);
  return subscription;
}

/** The API notes `cancel_at_period_end`; the portal, for subscriptions of the flexible kind, a date in `cancel_at`. */
export function scheduleEnd(
  world: World,
  subscription: Stripe.Subscription,
  how: { cancel_at_period_end: true } | { cancel_at: number },
): void {
  const details = { comment: null, feedback: null, feedback_option: null, reason: "cancellation_requested" };
  change(world, subscription, { ...how, canceled_at: world.now(), cancellation_details: details });
}

export function unscheduleEnd(world: World, subscription: Stripe.Subscription): void {
  const details = { comment: null, feedback: null, feedback_option: null, reason: null };
  change(world, subscription, {
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: details,
  });
}

function priceOf(world: World, id: string, param: string): Stripe.Price {
  const price = world.prices.get(id);
  if (!price) throw missingParam("price", id, param);
  return price;
}
