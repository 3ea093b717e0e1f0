import type { Stripe } from "stripe";
import { itemOf, periodAfter } from "./make-subscription";
import { attempt, draft, openInvoicesOf, subscriptionIdOf } from "./payments";
import { bill, change, end, isOver, settle } from "./subscriptions";
import { DAY_SECONDS, type World } from "./world";

type Due = { at: number; run(): void };

const TRIAL_WARNING_SECONDS = 3 * DAY_SECONDS;
/** How long Stripe waits for a first payment. */
const INCOMPLETE_SECONDS = 23 * 3600;

/** Lets time pass, and does what falls due in it, each thing at its own time and in order. */
export function advance(world: World, seconds: number): void {
  const until = world.now() + seconds;
  for (let due = nextDue(world, until); due; due = nextDue(world, until)) {
    world.setNow(Math.max(world.now(), due.at));
    due.run();
  }
  world.setNow(until);
}

function nextDue(world: World, until: number): Due | undefined {
  return [
    ...[...world.subscriptions.values()].flatMap((one) => dueOfSubscription(world, one)),
    ...[...world.sessions.values()].flatMap((one) => dueOfSession(world, one)),
    ...openInvoicesOf(world, {}).flatMap((one) => dueOfInvoice(world, one)),
  ]
    .filter(({ at }) => at <= until)
    .toSorted((a, b) => a.at - b.at)[0];
}

function dueOfSubscription(world: World, subscription: Stripe.Subscription): Due[] {
  const { status, created, trial_end: trialEnd, cancel_at: cancelAt } = subscription;
  if (isOver(subscription)) return [];
  if (status === "incomplete")
    return [{ at: created + INCOMPLETE_SECONDS, run: () => expire(world, subscription) }];
  const { current_period_end: periodEnd } = itemOf(subscription);
  const dues = [{ at: periodEnd, run: () => turn(world, subscription) }];
  if (cancelAt !== null)
    dues.unshift({ at: cancelAt, run: () => end(world, subscription, "cancellation_requested") });
  const isWarned = world.events.some(
    ({ type, data }) =>
      type === "customer.subscription.trial_will_end" &&
      "id" in data.object &&
      data.object.id === subscription.id,
  );
  if (status === "trialing" && trialEnd !== null && !isWarned)
    dues.unshift({
      at: trialEnd - TRIAL_WARNING_SECONDS,
      run: () => world.tell("customer.subscription.trial_will_end", subscription),
    });
  return dues;
}

/** The period is over: the subscription with it, or the next one begins and is paid. */
function turn(world: World, subscription: Stripe.Subscription): void {
  if (subscription.cancel_at_period_end) end(world, subscription, "cancellation_requested");
  else renew(world, subscription);
}

function renew(world: World, subscription: Stripe.Subscription): void {
  const item = itemOf(subscription);
  const { price, current_period_end: start } = item;
  const data = [{ ...item, current_period_start: start, current_period_end: periodAfter(start, price) }];
  const items = { ...subscription.items, data };
  const isTrialOver = subscription.status === "trialing";
  change(world, subscription, { items, ...(isTrialOver && { status: "active" }) });
  const line = { amount: price.unit_amount ?? 0, description: price.nickname ?? "", isProration: false };
  // Who has not paid for so long is sent no further bills: they wait as drafts.
  if (subscription.status === "unpaid") {
    draft(world, subscription, "subscription_cycle", [line]).auto_advance = false;
    return;
  }
  bill(world, subscription, "subscription_cycle", [line]);
}

function expire(world: World, subscription: Stripe.Subscription): void {
  change(world, subscription, { status: "incomplete_expired", ended_at: world.now() });
  for (const invoice of openInvoicesOf(world, { subscription: subscription.id })) {
    invoice.status = "void";
    world.tell("invoice.voided", invoice);
  }
}

function dueOfInvoice(world: World, invoice: Stripe.Invoice): Due[] {
  const at = invoice.next_payment_attempt;
  const subscription = world.subscriptions.get(subscriptionIdOf(invoice));
  if (at === null || !subscription) return [];
  return [{ at, run: () => retry(world, invoice, subscription) }];
}

function retry(world: World, invoice: Stripe.Invoice, subscription: Stripe.Subscription): void {
  const isPaid = attempt(world, invoice);
  settle(world, subscription, isPaid);
  if (isPaid || invoice.next_payment_attempt !== null || isOver(subscription)) return;
  if (world.dunning.after === "canceled") end(world, subscription, "payment_failed");
  if (world.dunning.after === "unpaid") change(world, subscription, { status: "unpaid" });
}

function dueOfSession(world: World, session: Stripe.Checkout.Session): Due[] {
  if (session.status !== "open") return [];
  return [{ at: session.expires_at, run: () => expireSession(world, session) }];
}

function expireSession(world: World, session: Stripe.Checkout.Session): void {
  Object.assign(session, { status: "expired", url: null } satisfies Partial<Stripe.Checkout.Session>);
  world.tell("checkout.session.expired", session);
}
