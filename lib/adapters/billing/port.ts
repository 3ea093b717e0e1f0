import type { TenantId } from "@/lib/core/ids";
import type { Component } from "../component";

/** One line of the price list: which plan, paid how often, a price of the service stands for. */
export type BillingPrice = { priceId: string; plan: string; interval: "month" | "year" };

/** What a price comes to, in the currency's smallest unit, before taxes; `currency` is an ISO code in small letters. */
export type BillingAmount = { priceId: string; amount: number | null; currency: string };

export type BillingStatus =
  | "trialing"
  | "active"
  | "past_due"
  | "unpaid"
  | "canceled"
  | "incomplete"
  | "incomplete_expired"
  | "paused";

export type BillingState = {
  customerId: string;
  subscriptionId: string;
  status: BillingStatus;
  priceId: string;
  /** Null: the price is not on the list (any more). */
  plan: string | null;
  /** It ends at `periodEndsAt`, unless it is resumed. */
  isCancelling: boolean;
  /** Null: it never had a trial. */
  trialEndsAt: Date | null;
  /** When the period ends that is paid for or tried out; of one that is cancelled or over, when it ends or ended. */
  periodEndsAt: Date | null;
  /** When the status began, as far as the service tells: of past_due and unpaid, the date of the oldest open invoice. */
  since: Date;
};

/** Amounts are whole numbers of the currency's smallest unit; `currency` is an ISO code in small letters. */
export type BillingInvoice = {
  id: string;
  number: string | null;
  status: "open" | "paid" | "uncollectible" | "void";
  total: number;
  currency: string;
  createdAt: Date;
  /** Where it can be seen and paid. */
  hostedUrl: string | null;
  pdfUrl: string | null;
};

/** That something happened, and to whom. What is the case now is read with `readState`: events come late, twice and in any order. */
export type BillingEvent = {
  id: string;
  type: string;
  createdAt: Date;
  customerId: string | null;
  /** As it was given with the customer or the checkout; a string from outside, though a signed one. */
  tenantId: string | null;
  isTest: boolean;
};

export type TenantToBill = { id: TenantId; name: string; email: string | null; customerId: string | null };
export type CheckoutOrder = {
  customerId: string;
  tenantId: TenantId;
  priceId: string;
  /** 0: it is paid from the first day. */
  trialDays: number;
  successUrl: string;
  cancelUrl: string;
  idempotencyKey: string;
};

/**
 * The service that takes the money, seen from business code. Every method throws AppError not_configured when there is
 * none; upstream_failed, rate_limited or unavailable when trying again helps, upstream_rejected when it does not.
 */
export interface Billing extends Component {
  /** Whether a service is configured at all. */
  readonly isOn: boolean;
  /** Whether its keys are those of a test mode, where no money moves. */
  readonly isTest: boolean;
  /** Empty when there is no service. */
  readonly prices: readonly BillingPrice[];
  /** Days that a first subscription is free for; 0: it is paid from the first day. */
  readonly trialDays: number;
  /** Days that a payment may be late before adding is refused. */
  readonly graceDays: number;
  /** Of every price on the list; what the service said is remembered for an hour. */
  listAmounts(): Promise<readonly BillingAmount[]>;
  /**
   * The id of the tenant's one customer: the one it has, if the service still knows it, else one that is found by the
   * tenant's id, else a new one. Calls repeated or at the same time give the same.
   */
  ensureCustomer(tenant: TenantToBill): Promise<string>;
  /**
   * A page where one subscription to the price can be bought; the same key gives the same page. Pages for other prices are
   * closed by it: what is bought is bought once.
   * @throws AppError validation_failed when the price is not on the list, conflict when the key was used for another order
   */
  openCheckout(order: CheckoutOrder): Promise<{ url: string; sessionId: string }>;
  /** Closes the pages that were opened for the customer and not used: nothing can be bought on them any more. */
  closeCheckouts(of: { customerId: string }): Promise<void>;
  /** A page where the customer sees invoices, changes the card, and ends or resumes the subscription. */
  openPortal(of: { customerId: string; returnUrl: string }): Promise<{ url: string }>;
  /**
   * Changes the subscription to another price at once, up or down; what is unused of the old one is credited.
   * @throws AppError validation_failed when the price is not on the list, not_found when the subscription is not the
   * customer's, conflict when it is over or the key was used for another change, payment_required when the card is declined
   */
  changePrice(of: {
    customerId: string;
    subscriptionId: string;
    priceId: string;
    idempotencyKey: string;
  }): Promise<BillingState>;
  /** @throws AppError not_found, or conflict when it is over */
  cancelAtPeriodEnd(of: { subscriptionId: string }): Promise<BillingState>;
  /** Takes back `cancelAtPeriodEnd`, or the same in the portal. @throws AppError as `cancelAtPeriodEnd` */
  resume(of: { subscriptionId: string }): Promise<BillingState>;
  /**
   * The customer's subscription as it is now; null when there is none, or no such customer. Of several counts: one that
   * runs before one that is over, and that before one that was never paid; with a price on the list before another; then active, trialing,
   * past_due, unpaid, paused, canceled, incomplete, incomplete_expired; then the newest. `beside` are the ids of others
   * that run: nobody means to pay twice.
   */
  readState(customerId: string): Promise<(BillingState & { beside: readonly string[] }) | null>;
  /** Newest first, at most `limit` (1 to 100), no drafts. */
  listInvoices(customerId: string, limit: number): Promise<BillingInvoice[]>;
  /**
   * The event in a webhook's body, exactly as it came.
   * @throws AppError invalid_request when the signature is missing, forged, by another secret, or older than 300 s
   */
  readEvent(rawBody: string, signature: string | null): Promise<BillingEvent>;
}
