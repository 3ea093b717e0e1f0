import type { Stripe } from "stripe";
import type { BillingPrice } from "../port";
import { nullWhenMissing } from "./customers";
import { asked } from "./errors";

/** Anybody may ask how the deployment is, and Stripe counts calls: a look is good for so long. */
const GOOD_FOR_MS = 30_000;

/** Whether Stripe has the prices of the list, for sale and billed as the list says. */
export function createCheck(stripe: Stripe, prices: readonly BillingPrice[]): () => Promise<string> {
  let last: { at: number; result: Promise<string> } | undefined;
  return () => {
    const now = performance.now();
    if (!last || now - last.at > GOOD_FOR_MS) last = { at: now, result: look(stripe, prices) };
    return last.result;
  };
}

async function look(stripe: Stripe, prices: readonly BillingPrice[]): Promise<string> {
  await Promise.all(prices.map((price) => checkPrice(stripe, price)));
  return `${prices.length} prices`;
}

async function checkPrice(stripe: Stripe, { priceId, plan, interval }: BillingPrice): Promise<void> {
  const price = await asked(stripe.prices.retrieve(priceId)).catch(nullWhenMissing);
  const wrong = price === null ? "is not there" : wrongWith(price, interval);
  if (wrong) throw new Error(`STRIPE_PRICES says ${plan}:${interval}=${priceId}, which ${wrong} at Stripe`);
}

function wrongWith({ active, recurring }: Stripe.Price, interval: BillingPrice["interval"]): string | null {
  if (!active) return "is not for sale";
  return recurring?.interval === interval ? null : "is billed otherwise";
}
