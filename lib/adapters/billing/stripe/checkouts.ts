import type { Stripe } from "stripe";
import { nullWhenMissing } from "./customers";
import { asked } from "./errors";

/** Ends the checkouts of a customer that are open still, as far as `isMeant`; one that was just paid stays paid. */
export async function closeOpen(
  stripe: Stripe,
  customer: string,
  isMeant: (session: Stripe.Checkout.Session) => boolean,
): Promise<void> {
  const { sessions } = stripe.checkout;
  const open = await asked(sessions.list({ customer, status: "open", limit: 100 })).catch(nullWhenMissing);
  for (const session of open?.data ?? []) {
    if (isMeant(session)) await asked(sessions.expire(session.id)).catch(ignoreOver);
  }
}

/** Between the list and the call it was paid, or ran out. */
function ignoreOver(thrown: unknown): void {
  const { code } = thrown as { code?: unknown };
  if (code !== "upstream_rejected") throw thrown;
}
