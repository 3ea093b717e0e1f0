import { DOUBLE_PRICES, type StripeDouble } from "@/lib/testing/stripe-double";
import { createStripeBilling } from "..";
import type { StripeSettings } from "../open-billing";

/** Billing whose Stripe is the double. */
export function billingBehind(double: StripeDouble, more: Partial<StripeSettings> = {}) {
  const { secretKey, webhookSecret, url: apiBase } = double;
  const terms = { prices: DOUBLE_PRICES, trialDays: 14, graceDays: 0 };
  return createStripeBilling({ secretKey, webhookSecret, apiBase, ...terms, ...more });
}
