import { formatDate } from "@/lib/client/format";
import type { ListedTenantDto } from "@/lib/schemas/admin";
import type { BillingStateName } from "@/lib/schemas/billing";
import { isPlanId, PLANS } from "@/lib/schemas/plans";

type Billing = NonNullable<ListedTenantDto["billing"]>;

const SINCE: Record<BillingStateName, string> = {
  none: "No subscription",
  trialing: "Trial",
  lapsed: "Trial over, unpaid",
  active: "Active",
  past_due: "Past due",
  unpaid: "Unpaid",
  canceled: "Ended",
  incomplete: "First payment open",
  incomplete_expired: "First payment failed",
  paused: "Paused, no means to pay",
};

/** `Past due since 20 Nov`, `Trial until 11 Dec`, `Active, ends on 2 Jan`; days are in UTC. */
export function billingInWords(
  { state, since, isCancelling, trialEndsAt, periodEndsAt }: Billing,
  now: number,
): string {
  const words = SINCE[state];
  const day = (iso: string) => formatDate(iso, now, "UTC");
  const isRunning = state === "trialing" || state === "active";
  const end = state === "trialing" ? trialEndsAt : periodEndsAt;
  if (isRunning && isCancelling) return `${words}, ends${end ? ` on ${day(end)}` : ""}`;
  if (state === "trialing") return end ? `${words} until ${day(end)}` : words;
  if (state === "none" || !since) return words;
  return state === "canceled" ? `${words} on ${day(since)}` : `${words} since ${day(since)}`;
}

type Terms = Pick<ListedTenantDto, "plan" | "isPlanFixed" | "limits">;

/** The plan's name, whether it holds against the subscription, and whether single limits stand in place of its own. */
export function planInWords({ plan, isPlanFixed, limits }: Terms): string {
  const name = isPlanId(plan) ? PLANS[plan].name : plan;
  return `${name}${isPlanFixed ? ", fixed" : ""}${Object.keys(limits).length > 0 ? ", own limits" : ""}`;
}
