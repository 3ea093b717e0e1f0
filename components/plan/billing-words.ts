import { formatDate } from "@/lib/client/format";
import type { BillingDto, BillingStateName, PriceDto } from "@/lib/schemas/billing";
import { isPlanId, PLANS } from "@/lib/schemas/plans";

export function planName(plan: string): string {
  return isPlanId(plan) ? PLANS[plan].name : plan;
}

type Told = Pick<BillingDto, "state" | "trialEndsAt" | "periodEndsAt" | "isCancelling">;

const SENTENCES: Record<BillingStateName, (until: string) => string> = {
  none: () => "There is no subscription yet.",
  trialing: (until) => `You are trying it out${until && ` until ${until}`}. The first payment is then.`,
  lapsed: () => "The trial is over, and nothing was paid. What is there keeps answering.",
  active: (until) => `It is paid${until && ` and renewed on ${until}`}.`,
  past_due: () => "The last payment failed. It is tried again; the invoice can also be paid by hand.",
  unpaid: () =>
    "Invoices are unpaid. Nothing new can be added until they are paid; what is there keeps answering.",
  canceled: () => "The subscription has ended. Nothing new can be added; what is there keeps answering.",
  incomplete: () => "The first payment is not through yet.",
  incomplete_expired: () => "The first payment did not come through, so nothing was bought.",
  paused: () => "The trial ended without a means to pay. Add one to go on.",
};

/** Where the subscription stands, in a sentence or two. */
export function stateInWords(billing: Told, now: number, timeZone?: string): string {
  const { state, trialEndsAt, periodEndsAt, isCancelling } = billing;
  const end = state === "trialing" ? trialEndsAt : periodEndsAt;
  const until = end ? formatDate(end, now, timeZone) : "";
  if (isCancelling && (state === "active" || state === "trialing"))
    return `It ends${until && ` on ${until}`}. Until then everything stays as it is.`;
  return SENTENCES[state](until);
}

/** Prices by their plan, in the order of the list. */
export function byPlan(prices: readonly PriceDto[]): { plan: string; prices: PriceDto[] }[] {
  const plans = [...new Set(prices.map(({ plan }) => plan))];
  return plans.map((plan) => ({ plan, prices: prices.filter((price) => price.plan === plan) }));
}

/** Pays in one of the currency's small units: not every currency has hundredths. */
export function formatMoney(amount: number, currency: string): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  return format.format(amount / 10 ** maximumFractionDigits);
}
