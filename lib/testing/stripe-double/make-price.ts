import { Stripe } from "stripe";

export type DoublePrice = { priceId: string; plan: string; interval: "month" | "year"; amount: number };

/** What is for sale, unless a test says otherwise; amounts in cents. */
export const DOUBLE_PRICES: readonly DoublePrice[] = [
  { priceId: "price_pro_month", plan: "pro", interval: "month", amount: 2_900 },
  { priceId: "price_pro_year", plan: "pro", interval: "year", amount: 29_000 },
  { priceId: "price_scale_month", plan: "scale", interval: "month", amount: 9_900 },
];

export function makePrice({ priceId, plan, interval, amount }: DoublePrice, created: number): Stripe.Price {
  return {
    id: priceId,
    object: "price",
    active: true,
    billing_scheme: "per_unit",
    created,
    currency: "eur",
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: `${plan} by the ${interval}`,
    product: `prod_${plan}`,
    recurring: { interval, interval_count: 1, meter: null, trial_period_days: null, usage_type: "licensed" },
    tax_behavior: "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: "recurring",
    unit_amount: amount,
    unit_amount_decimal: Stripe.Decimal.from(amount),
  };
}

/** The price once more, in the older form that subscriptions still carry. */
export function planOf(price: Stripe.Price): Stripe.Plan {
  return {
    id: price.id,
    object: "plan",
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: "per_unit",
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? "month",
    interval_count: 1,
    livemode: false,
    metadata: {},
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: "licensed",
  };
}
