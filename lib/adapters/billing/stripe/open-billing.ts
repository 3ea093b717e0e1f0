import { Stripe } from "stripe";
import { AppError, validationFailed } from "@/lib/core/errors";
import type { Billing, BillingPrice, BillingState } from "../port";
import { rememberAmounts } from "./amounts";
import { createCheck } from "./check";
import { closeOpen } from "./checkouts";
import { ensureCustomer, nullWhenMissing } from "./customers";
import { asked } from "./errors";
import { readEvent } from "./events";
import { listInvoices, oldestOpen } from "./invoices";
import { counting, idOf, isOver, isOwing, isRunning, itemOf, toState } from "./states";

export type StripeSettings = {
  secretKey: string;
  webhookSecret: string;
  prices: readonly BillingPrice[];
  trialDays: number;
  graceDays: number;
  /** Null: Stripe's own. */
  apiBase: string | null;
  /** Of each try; there are two at most. */
  answeredWithinMs?: number;
};

const ANSWERED_WITHIN_MS = 8_000;
const RETRIES = 1;

/** See `createStripeBilling`. */
export function openBilling(
  settings: StripeSettings,
): Omit<Billing, "adapter" | "isOn" | "isTest" | "prices" | "trialDays" | "graceDays"> {
  const { prices } = settings;
  const stripe = clientOf(settings);

  async function stateOf(subscription: Stripe.Subscription): Promise<BillingState> {
    const owingSince = isOwing(subscription) ? await oldestOpen(stripe, subscription.id) : null;
    return toState(subscription, prices, owingSince);
  }

  async function running(subscriptionId: string): Promise<Stripe.Subscription> {
    const subscription = await asked(stripe.subscriptions.retrieve(subscriptionId));
    if (!isOver(subscription)) return subscription;
    throw new AppError("conflict", "This subscription is over. Choose a plan to begin a new one.");
  }

  // No key of ours: one that hangs on the subscription would answer a second cancellation with the first, and do nothing.
  const update = (id: string, params: Stripe.SubscriptionUpdateParams) =>
    asked(stripe.subscriptions.update(id, params));

  return {
    check: createCheck(stripe, prices),
    listAmounts: rememberAmounts(stripe, prices),
    ensureCustomer: (tenant) => ensureCustomer(stripe, tenant),
    async openCheckout({ customerId, tenantId, priceId, trialDays, successUrl, cancelUrl, idempotencyKey }) {
      assertListed(priceId, prices);
      const order: Stripe.Checkout.SessionCreateParams = {
        mode: "subscription",
        customer: customerId,
        client_reference_id: tenantId,
        metadata: { tenantId, priceId },
        line_items: [{ price: priceId, quantity: 1 }],
        subscription_data: {
          metadata: { tenantId },
          ...(trialDays > 0 && { trial_period_days: trialDays }),
        },
        success_url: successUrl,
        cancel_url: cancelUrl,
      };
      const options = { idempotencyKey: `checkout:${idempotencyKey}` };
      await closeOpen(stripe, customerId, (session) => session.metadata?.priceId !== priceId);
      const { id, url } = await asked(stripe.checkout.sessions.create(order, options));
      if (!url) throw new AppError("upstream_failed", "The payment service gave no page to pay on.");
      return { url, sessionId: id };
    },
    closeCheckouts: ({ customerId }) => closeOpen(stripe, customerId, () => true),
    async openPortal({ customerId, returnUrl }) {
      const params = { customer: customerId, return_url: returnUrl };
      return { url: (await asked(stripe.billingPortal.sessions.create(params))).url };
    },
    async changePrice({ customerId, subscriptionId, priceId, idempotencyKey }) {
      assertListed(priceId, prices);
      const subscription = await running(subscriptionId);
      if (idOf(subscription.customer) !== customerId)
        throw new AppError("not_found", "This customer has no such subscription.");
      const item = itemOf(subscription, prices);
      if (item.price.id === priceId) return stateOf(subscription);
      const params: Stripe.SubscriptionUpdateParams = {
        items: [{ id: item.id, price: priceId, quantity: 1 }],
        // Paid at once: a difference that waits for the next invoice is never paid by who cancels before it.
        proration_behavior: "always_invoice",
        payment_behavior: "error_if_incomplete",
      };
      const options = { idempotencyKey: `change:${idempotencyKey}` };
      return stateOf(await asked(stripe.subscriptions.update(subscriptionId, params, options)));
    },
    async cancelAtPeriodEnd({ subscriptionId }) {
      const subscription = await running(subscriptionId);
      const isEnding = subscription.cancel_at_period_end || subscription.cancel_at !== null;
      return stateOf(isEnding ? subscription : await update(subscriptionId, { cancel_at_period_end: true }));
    },
    async resume({ subscriptionId }) {
      const subscription = await running(subscriptionId);
      if (subscription.cancel_at_period_end)
        return stateOf(await update(subscriptionId, { cancel_at_period_end: false }));
      // So it is noted when it was cancelled in the portal.
      if (subscription.cancel_at !== null) return stateOf(await update(subscriptionId, { cancel_at: "" }));
      return stateOf(subscription);
    },
    async readState(customerId) {
      const query = { customer: customerId, status: "all", limit: 100 } as const;
      const list = await asked(stripe.subscriptions.list(query)).catch(nullWhenMissing);
      const all = list?.data ?? [];
      const subscription = counting(all, prices);
      if (!subscription) return null;
      const beside = all.filter((one) => one !== subscription && isRunning(one)).map(({ id }) => id);
      return { ...(await stateOf(subscription)), beside };
    },
    listInvoices: (customerId, limit) => listInvoices(stripe, customerId, limit),
    readEvent: async (rawBody, signature) => readEvent(stripe, settings.webhookSecret, rawBody, signature),
  };
}

function clientOf({ secretKey, apiBase, answeredWithinMs = ANSWERED_WITHIN_MS }: StripeSettings): Stripe {
  const base = apiBase === null ? null : new URL(apiBase);
  return new Stripe(secretKey, {
    telemetry: false,
    timeout: answeredWithinMs,
    maxNetworkRetries: RETRIES,
    ...(base && {
      host: base.hostname,
      port: base.port || (base.protocol === "http:" ? "80" : "443"),
      protocol: base.protocol === "http:" ? "http" : "https",
    }),
  });
}

function assertListed(priceId: string, prices: readonly BillingPrice[]): void {
  if (prices.some((price) => price.priceId === priceId)) return;
  throw validationFailed([{ path: ["priceId"], message: "This price is not for sale." }]);
}
