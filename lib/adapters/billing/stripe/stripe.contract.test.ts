import { Stripe } from "stripe";
import { afterAll } from "vitest";
import { VARIABLES } from "@/lib/env/schema";
import { DOUBLE_PRICES, startStripeDouble } from "@/lib/testing/stripe-double";
import { billingContract } from "../contract";
import { createStripeBilling } from ".";

billingContract("Stripe, as the double plays it", async () => {
  const double = await startStripeDouble();
  afterAll(double.close);
  // Calls at the same time find the key in use, as they do at Stripe.
  double.pauseMs = 10;
  const { secretKey, webhookSecret, url: apiBase } = double;
  return {
    billing: createStripeBilling({
      secretKey,
      webhookSecret,
      apiBase,
      prices: DOUBLE_PRICES,
      trialDays: 14,
      graceDays: 0,
    }),
    webhookSecret,
    subscribe: async ({ customerId: customer, ...order }) => double.subscribe({ customer, ...order }),
  };
});

const { STRIPE_TEST_SECRET_KEY: secretKey, STRIPE_TEST_PRICES: priceList } = process.env;
if (secretKey?.startsWith("sk_test_") && priceList)
  billingContract("Stripe's own test mode", async () => {
    const prices = VARIABLES.STRIPE_PRICES.parse(priceList) ?? [];
    const webhookSecret = "whsec_of_this_test";
    const stripe = new Stripe(secretKey);
    return {
      billing: createStripeBilling({
        secretKey,
        webhookSecret,
        apiBase: null,
        prices,
        trialDays: 14,
        graceDays: 0,
      }),
      webhookSecret,
      async subscribe({ customerId: customer, priceId: price, trialDays }) {
        const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
        await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
        const trial = trialDays > 0 ? { trial_period_days: trialDays } : {};
        return stripe.subscriptions.create({ customer, items: [{ price }], ...trial });
      },
    };
  });
