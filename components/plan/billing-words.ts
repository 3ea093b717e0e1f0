import { formatDate } from "@/lib/client/format";
import type { BillingDto, BillingStateName, PriceDto } from "@/lib/schemas/billing";
import { isPlanId, type Limits, PLANS, type PlanId } from "@/lib/schemas/plans";
import { amountInWords, limitsInWords } from "@/lib/schemas/quota-words";

export function planName(plan: string): string {
  return isPlanId(plan) ? PLANS[plan].name : plan;
}

/** `the plan “Free” (50 questions a day, 500 questions a month)` */
export function planWithQuestions(plan: PlanId): string {
  const limits: Limits = PLANS[plan].limits;
  const questions = (["messagesPerDay", "messagesPerMonth"] as const).flatMap((key) =>
    limits[key] === null ? [] : [amountInWords(key, limits[key])],
  );
  return `the plan “${PLANS[plan].name}”${questions.length > 0 ? ` (${questions.join(", ")})` : ""}`;
}

/** What a team has that pays for nothing. */
export function fallbackInWords(plan: PlanId): string {
  return `Without a subscription: the plan “${PLANS[plan].name}”, with ${limitsInWords(PLANS[plan].limits).join(", ")}.`;
}

/**
 * What taking a plan deletes; null: nothing.
 * @param kept for how many days conversations are kept now; null: for ever
 */
export function deletedBy(kept: number | null, plan: string): string | null {
  const most = isPlanId(plan) ? PLANS[plan].limits.retentionDays : null;
  if (most === null || (kept !== null && kept <= most)) return null;
  return `Conversations older than ${most} days are deleted from then on. Export what you want to keep first.`;
}

type Told = Pick<
  BillingDto,
  "state" | "isBlocked" | "isPlanFixed" | "trialEndsAt" | "periodEndsAt" | "isCancelling"
>;

const BLOCKED =
  "Nothing new can be added, and bots answer within the limits below. Nothing is deleted because of it.";
const FIXED = "The operator has fixed this team's plan: no subscription changes it.";

const SENTENCES: Record<BillingStateName, (until: string) => string> = {
  none: () => "There is no subscription yet.",
  trialing: (until) => `You are trying it out${until && ` until ${until}`}. The first payment is then.`,
  lapsed: () => "The trial is over, and nothing was paid.",
  active: (until) => `It is paid${until && ` and renewed on ${until}`}.`,
  past_due: () => "The last payment failed. It is tried again; the invoice can also be paid by hand.",
  unpaid: () => "Invoices are unpaid.",
  canceled: () => "The subscription has ended.",
  incomplete: () => "The first payment is not through yet.",
  incomplete_expired: () => "The first payment did not come through, so nothing was bought.",
  paused: () => "The trial ended without a means to pay. Add one to go on.",
};

/** Where the subscription stands, in a sentence or two. */
export function stateInWords(billing: Told, now: number, timeZone?: string): string {
  const { state, isBlocked, isPlanFixed, trialEndsAt, periodEndsAt, isCancelling } = billing;
  const day = state === "trialing" ? trialEndsAt : periodEndsAt;
  const until = day ? formatDate(day, now, timeZone) : "";
  const then = [...(isBlocked ? [BLOCKED] : []), ...(isPlanFixed ? [FIXED] : [])];
  const isEnding = isCancelling && (state === "active" || state === "trialing");
  if (!isEnding) return [SENTENCES[state](until), ...then].join(" ");
  const end = `It ends${until && ` on ${until}`}.`;
  return [end, ...(isPlanFixed ? then : ["Until then everything stays as it is."])].join(" ");
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
