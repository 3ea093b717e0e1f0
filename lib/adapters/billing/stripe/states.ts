import type { Stripe } from "stripe";
import { AppError } from "@/lib/core/errors";
import type { BillingPrice, BillingState, BillingStatus } from "../port";

/** The best first; see `Billing.readState`. A purchase that did not come about takes the place of nothing that was bought. */
const RANKS: readonly BillingStatus[] = [
  "active",
  "trialing",
  "past_due",
  "unpaid",
  "paused",
  "canceled",
  "incomplete",
  "incomplete_expired",
];
const OVER: readonly BillingStatus[] = ["canceled", "incomplete_expired"];
/** 0: it runs; 1: it ran; 2: it never did. */
const tierOf = (status: BillingStatus) => Math.sign(RANKS.indexOf(status) - RANKS.indexOf("canceled")) + 1;

type Prices = readonly BillingPrice[];

/** The subscription that counts, of all that a customer has. */
export function counting(
  subscriptions: readonly Stripe.Subscription[],
  prices: Prices,
): Stripe.Subscription | undefined {
  const ranks = (one: Stripe.Subscription) => [
    tierOf(statusOf(one)),
    planOf(one, prices) === null ? 1 : 0,
    RANKS.indexOf(statusOf(one)),
    -one.created,
  ];
  return subscriptions.toSorted((a, b) => {
    const [left, right] = [ranks(a), ranks(b)];
    return left.map((rank, at) => rank - (right[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
  })[0];
}

/** Somebody pays for it, or is asked to. */
export const isRunning = (one: Stripe.Subscription) => tierOf(statusOf(one)) === 0;
export const isOver = (one: Stripe.Subscription) => OVER.includes(statusOf(one));

/** Whether it owes money since some day, which only its invoices tell. */
export const isOwing = ({ status }: Stripe.Subscription) => status === "past_due" || status === "unpaid";

/** `owingSince`: the date of the oldest open invoice, if there is one. */
export function toState(one: Stripe.Subscription, prices: Prices, owingSince: number | null): BillingState {
  const item = itemOf(one, prices);
  const status = statusOf(one);
  const isEnding = !isOver(one) && (one.cancel_at_period_end || one.cancel_at !== null);
  const endsAt = isOver(one) ? one.ended_at : ((isEnding ? one.cancel_at : null) ?? item.current_period_end);
  return {
    customerId: idOf(one.customer),
    subscriptionId: one.id,
    status,
    priceId: item.price.id,
    plan: planOf(one, prices),
    isCancelling: isEnding,
    trialEndsAt: dateOf(one.trial_end),
    periodEndsAt: dateOf(endsAt),
    since: new Date((sinceOf(one, owingSince ?? item.current_period_start) ?? one.created) * 1000),
  };
}

function sinceOf(one: Stripe.Subscription, owingSince: number): number | null {
  if (isOver(one)) return one.ended_at ?? one.canceled_at;
  if (isOwing(one)) return owingSince;
  if (one.status === "paused") return one.status_details?.paused.transitioned_at ?? null;
  if (one.status === "active") return one.trial_end ?? one.start_date;
  return one.trial_start;
}

/** What is sold is one thing a subscription; of more, the one on the list is it. */
export function itemOf(one: Stripe.Subscription, prices: Prices): Stripe.SubscriptionItem {
  const { data } = one.items;
  const item = data.find(({ price }) => isListed(price.id, prices)) ?? data[0];
  if (!item) throw new AppError("upstream_rejected", "The payment service knows a subscription to nothing.");
  return item;
}

const isListed = (id: string, prices: Prices) => prices.some(({ priceId }) => priceId === id);

function planOf(one: Stripe.Subscription, prices: Prices): string | null {
  const { id } = itemOf(one, prices).price;
  return prices.find(({ priceId }) => priceId === id)?.plan ?? null;
}

function statusOf({ status }: Stripe.Subscription): BillingStatus {
  const known = RANKS.find((one) => one === status);
  if (!known)
    throw new AppError("upstream_rejected", "The payment service named a state that is not known here.");
  return known;
}

const dateOf = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000));

export const idOf = (one: string | { id: string }) => (typeof one === "string" ? one : one.id);
