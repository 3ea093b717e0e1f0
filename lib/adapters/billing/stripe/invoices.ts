import type { Stripe } from "stripe";
import type { BillingInvoice } from "../port";
import { nullWhenMissing } from "./customers";
import { asked } from "./errors";

/** As many as Stripe gives at once. */
const PAGE = 100;
const STATUSES: readonly BillingInvoice["status"][] = ["open", "paid", "uncollectible", "void"];

/** See `Billing.listInvoices`. */
export async function listInvoices(
  stripe: Stripe,
  customerId: string,
  limit: number,
): Promise<BillingInvoice[]> {
  const list = await asked(stripe.invoices.list({ customer: customerId, limit: PAGE })).catch(
    nullWhenMissing,
  );
  return (list?.data ?? []).flatMap(toInvoice).slice(0, limit);
}

/** None of a draft. */
function toInvoice(one: Stripe.Invoice): BillingInvoice[] {
  const status = STATUSES.find((known) => known === one.status);
  if (!status) return [];
  return [
    {
      id: one.id,
      number: one.number,
      status,
      total: one.total,
      currency: one.currency,
      createdAt: new Date(one.created * 1000),
      hostedUrl: one.hosted_invoice_url ?? null,
      pdfUrl: one.invoice_pdf ?? null,
    },
  ];
}

/** When the oldest invoice of the subscription was made that is still to be paid, in seconds since 1970; null: all are. */
export async function oldestOpen(stripe: Stripe, subscription: string): Promise<number | null> {
  const { data } = await asked(stripe.invoices.list({ subscription, status: "open", limit: PAGE }));
  return data.reduce<number | null>((oldest, { created }) => Math.min(oldest ?? created, created), null);
}
