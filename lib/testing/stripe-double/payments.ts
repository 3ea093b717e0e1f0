import type { Stripe } from "stripe";
import { type Line, makeInvoice } from "./make-invoice";
import { customerOf, DAY_SECONDS, idOf, type World } from "./world";

/** Notes a draft, and tells of it. */
export function draft(
  world: World,
  subscription: Stripe.Subscription,
  reason: Stripe.Invoice.BillingReason,
  lines: readonly Line[],
): Stripe.Invoice {
  const invoice = makeInvoice(world, subscription, reason, lines);
  world.invoices.set(invoice.id, invoice);
  subscription.latest_invoice = invoice.id;
  world.tell("invoice.created", invoice);
  return invoice;
}

/** Gives the draft its number and takes what the customer has as credit; Stripe does so an hour later, here it is at once. */
export function finalize(world: World, invoice: Stripe.Invoice): void {
  const customer = customerOf(world, idOf(invoice.customer));
  const due = invoice.total + customer.balance;
  customer.balance = Math.min(0, due);
  const sequence = String(customer.next_invoice_sequence ?? 1).padStart(4, "0");
  customer.next_invoice_sequence = (customer.next_invoice_sequence ?? 1) + 1;
  Object.assign(invoice, {
    amount_due: Math.max(0, due),
    amount_remaining: Math.max(0, due),
    ending_balance: customer.balance,
    effective_at: world.now(),
    hosted_invoice_url: `${world.url}/invoices/${invoice.id}`,
    invoice_pdf: `${world.url}/invoices/${invoice.id}/pdf`,
    number: `DOUBLE-${sequence}`,
    status: "open",
  } satisfies Partial<Stripe.Invoice>);
  invoice.status_transitions.finalized_at = world.now();
  world.tell("invoice.finalized", invoice);
}

/** Tries the customer's card. False: it was declined, and the next try is noted if there is to be one. */
export function attempt(world: World, invoice: Stripe.Invoice): boolean {
  const isPaid = invoice.amount_due === 0 || !world.badCards.has(idOf(invoice.customer));
  invoice.attempted = true;
  if (invoice.amount_due > 0) invoice.attempt_count++;
  if (isPaid) {
    Object.assign(invoice, {
      amount_paid: invoice.amount_due,
      amount_remaining: 0,
      next_payment_attempt: null,
      status: "paid",
    } satisfies Partial<Stripe.Invoice>);
    invoice.status_transitions.paid_at = world.now();
    world.tell("invoice.paid", invoice);
    world.tell("invoice.payment_succeeded", invoice);
    return true;
  }
  const days = world.dunning.retryDays[invoice.attempt_count - 1];
  const isRetried = days !== undefined && invoice.billing_reason !== "subscription_create";
  const since = invoice.status_transitions.finalized_at ?? world.now();
  invoice.next_payment_attempt = isRetried ? since + days * DAY_SECONDS : null;
  world.tell("invoice.payment_failed", invoice);
  return false;
}

export function openInvoicesOf(world: World, of: { customer?: string; subscription?: string }) {
  return [...world.invoices.values()].filter(
    (invoice) =>
      invoice.status === "open" &&
      (of.customer === undefined || invoice.customer === of.customer) &&
      (of.subscription === undefined || subscriptionIdOf(invoice) === of.subscription),
  );
}

export function subscriptionIdOf(invoice: Stripe.Invoice): string {
  return idOf(invoice.parent?.subscription_details?.subscription);
}
