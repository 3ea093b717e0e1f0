import type { Stripe } from "stripe";
import { declined } from "./fault";
import type { Line } from "./make-invoice";
import { planOf } from "./make-price";
import { itemOf, makeSubscription, periodAfter } from "./make-subscription";
import { attempt, draft, finalize, openInvoicesOf, subscriptionIdOf } from "./payments";
import { customerOf, idOf, type NewSubscription, type World } from "./world";

const ENDED: readonly string[] = ["canceled", "incomplete_expired"];

export const isOver = ({ status }: Stripe.Subscription) => ENDED.includes(status);

/** Begins a subscription: a trial, or a first payment that makes it active or leaves it incomplete. */
export function start(world: World, order: NewSubscription): Stripe.Subscription {
  const subscription = makeSubscription(world, order);
  world.subscriptions.set(subscription.id, subscription);
  world.tell("customer.subscription.created", subscription);
  const isTrial = subscription.status === "trialing";
  const amount = isTrial ? 0 : (order.price.unit_amount ?? 0);
  const description = isTrial ? "Free trial" : (order.price.nickname ?? "");
  bill(world, subscription, "subscription_create", [{ amount, description, isProration: false }]);
  return subscription;
}

/** Invoices the lines and takes the money; the subscription follows what became of it. */
export function bill(
  world: World,
  subscription: Stripe.Subscription,
  reason: Stripe.Invoice.BillingReason,
  lines: readonly Line[],
): void {
  const invoice = draft(world, subscription, reason, lines);
  finalize(world, invoice);
  settle(world, subscription, attempt(world, invoice));
}

/** What a payment that came or failed makes of the subscription. */
export function settle(world: World, subscription: Stripe.Subscription, isPaid: boolean): void {
  const { status } = subscription;
  if (isOver(subscription)) return;
  if (!isPaid) {
    if (status === "active") change(world, subscription, { status: "past_due" });
    return;
  }
  const isOwing = openInvoicesOf(world, { subscription: subscription.id }).length > 0;
  if (!isOwing && status !== "trialing") change(world, subscription, { status: "active" });
}

/** Changes fields, and tells of those that became different with what they were. */
export function change(
  world: World,
  subscription: Stripe.Subscription,
  fields: Partial<Stripe.Subscription>,
): void {
  const before: Partial<Stripe.Subscription> = copyOf(subscription);
  const changed = (Object.keys(fields) as (keyof Stripe.Subscription)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(fields[name]),
  );
  if (changed.length === 0) return;
  Object.assign(subscription, fields);
  const previous = Object.fromEntries(changed.map((name) => [name, before[name]]));
  world.tell("customer.subscription.updated", subscription, previous);
}

/** Another price at once; the rest of the old one is credited, and the difference invoiced. @throws when it cannot be paid */
export function changePrice(world: World, subscription: Stripe.Subscription, price: Stripe.Price): void {
  const item = itemOf(subscription);
  const { current_period_start: from, current_period_end: to, price: old } = item;
  if (old.id === price.id) return;
  const isTrial = subscription.status === "trialing";
  const isSameLength = old.recurring?.interval === price.recurring?.interval;
  const rest = (to - world.now()) / (to - from);
  const cost = Math.round((price.unit_amount ?? 0) * (isSameLength ? rest : 1));
  const credit = -Math.round((old.unit_amount ?? 0) * rest);
  const customer = customerOf(world, idOf(subscription.customer));
  const due = isTrial ? 0 : cost + credit + customer.balance;
  if (due > 0 && world.badCards.has(customer.id)) throw declined();
  const isNewPeriod = !isTrial && !isSameLength;
  const period = isNewPeriod
    ? { current_period_start: world.now(), current_period_end: periodAfter(world.now(), price) }
    : {};
  const data = [{ ...item, price, plan: planOf(price), ...period }];
  const items = { ...subscription.items, data };
  change(world, subscription, { items, ...(isNewPeriod && { billing_cycle_anchor: world.now() }) });
  if (isTrial) return;
  bill(world, subscription, "subscription_update", [
    { amount: credit, description: `Unused time on ${old.nickname}`, isProration: true },
    { amount: cost, description: `Remaining time on ${price.nickname}`, isProration: true },
  ]);
}

export function end(
  world: World,
  subscription: Stripe.Subscription,
  reason: Stripe.Subscription.CancellationDetails.Reason,
): void {
  const details = { comment: null, feedback: null, feedback_option: null, reason };
  Object.assign(subscription, {
    status: "canceled",
    ended_at: world.now(),
    canceled_at: subscription.canceled_at ?? world.now(),
    cancellation_details: details,
  } satisfies Partial<Stripe.Subscription>);
  world.tell("customer.subscription.deleted", subscription);
}

/** Another card is on file from now on, and all that is open is paid with it. */
export function payOpenInvoices(world: World, customer: string): void {
  world.badCards.delete(customer);
  for (const invoice of openInvoicesOf(world, { customer })) {
    const isPaid = attempt(world, invoice);
    const subscription = world.subscriptions.get(subscriptionIdOf(invoice));
    if (subscription) settle(world, subscription, isPaid);
  }
}

/** Decimals lose their methods, which nobody asks of what was. */
function copyOf<T>(object: T): T {
  return JSON.parse(JSON.stringify(object));
}
