import type { Stripe } from "stripe";
import type { BillingAmount, BillingPrice } from "../port";
import { asked } from "./errors";

const REMEMBERED_MS = 60 * 60_000;

/** What the prices come to; a failure is not remembered. */
export function rememberAmounts(
  stripe: Stripe,
  prices: readonly BillingPrice[],
): () => Promise<readonly BillingAmount[]> {
  let known: { at: number; amounts: Promise<readonly BillingAmount[]> } | undefined;
  return () => {
    if (known && performance.now() - known.at < REMEMBERED_MS) return known.amounts;
    const amounts = Promise.all(prices.map((price) => amountOf(stripe, price)));
    const asking = { at: performance.now(), amounts };
    known = asking;
    amounts.catch(() => {
      if (known === asking) known = undefined;
    });
    return amounts;
  };
}

async function amountOf(stripe: Stripe, { priceId }: BillingPrice): Promise<BillingAmount> {
  const { unit_amount: amount, currency } = await asked(stripe.prices.retrieve(priceId));
  return { priceId, amount, currency };
}
