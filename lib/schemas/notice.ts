import { type BillingStateName, BLOCK_WORDS, whatGoesOn } from "./billing";
import { FLOWS, type PlanId, type QuotaKey, STOCKS } from "./plans";
import { amountInWords, QUOTA_WORDS, quantityInWords, wayOut } from "./quota-words";
import type { QuotaDto } from "./usage";

export type Notice = {
  tone: "info" | "warning" | "bad";
  text: string;
  action: string;
  /** It is about payments that move no money. */
  isTest: boolean;
};
type Words = Omit<Notice, "isTest">;

/** What decides which lines stand above the pages of a team. */
export type NoticeFacts = {
  state: BillingStateName;
  /** Whose limits hold now. */
  plan: PlanId;
  isBlocked: boolean;
  isTest: boolean;
  isCancelling: boolean;
  trialEndsAt: Date | null;
  periodEndsAt: Date | null;
  quotas: readonly QuotaDto[];
  now: Date;
};

const DAY_MS = 24 * 60 * 60_000;
const NEAR = 0.8;

/** Those that keep bots from answering come first, then what is used up, then what there is. */
const URGENCY: readonly QuotaKey[] = [...FLOWS, ...STOCKS];

/** What everybody of a team has to know on every page: at most one line of the subscription, and one of limits. */
export function noticesOf(facts: NoticeFacts): Notice[] {
  const subscription = blocked(facts) ?? pastDue(facts) ?? ending(facts) ?? trial(facts);
  const quotas = limits(facts);
  return [
    ...(subscription ? [{ ...subscription, isTest: facts.isTest }] : []),
    ...(quotas ? [{ ...quotas, isTest: false }] : []),
  ];
}

function blocked({ state, isBlocked, plan }: NoticeFacts): Words | null {
  const words = BLOCK_WORDS[state];
  if (!isBlocked || !words) return null;
  const text = `${words.state}: nothing new can be added. ${whatGoesOn(plan)} ${words.wayOut}`;
  return { tone: "bad", text, action: "Put it in order" };
}

function pastDue({ state, isBlocked }: NoticeFacts): Words | null {
  if (state !== "past_due" || isBlocked) return null;
  const text = "The last payment failed. Pay the open invoice soon, or nothing new can be added.";
  return { tone: "warning", text, action: "Pay it" };
}

function ending({ state, isCancelling, periodEndsAt, trialEndsAt, now }: NoticeFacts): Words | null {
  if (!isCancelling) return null;
  if (state === "trialing" && trialEndsAt) {
    const text = `Your trial ${endOf(trialEndsAt, now)}, and the subscription with it.`;
    return { tone: toneOf(trialEndsAt, now), text, action: "Keep it" };
  }
  if (state !== "active" || !periodEndsAt) return null;
  const day = periodEndsAt.toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
  return { tone: "info", text: `Your subscription ends on ${day}.`, action: "Keep it" };
}

function trial({ state, trialEndsAt, now }: NoticeFacts): Words | null {
  if (state !== "trialing" || !trialEndsAt) return null;
  const text = `Your trial ${endOf(trialEndsAt, now)}.`;
  return { tone: toneOf(trialEndsAt, now), text, action: "Plan and usage" };
}

const daysUntil = (end: Date, now: Date) => Math.max(0, Math.ceil((end.getTime() - now.getTime()) / DAY_MS));
const toneOf = (end: Date, now: Date) => (daysUntil(end, now) <= 3 ? "warning" : "info");

function endOf(end: Date, now: Date): string {
  const days = daysUntil(end, now);
  if (days === 0) return "ends today";
  return days === 1 ? "ends tomorrow" : `ends in ${days} days`;
}

type Limited = QuotaDto & { limit: number };

/** All that is used up, and all that nearly is; of what the operator allows none of, only what keeps bots from answering. */
function limits({ quotas }: NoticeFacts): Words | null {
  const inOrder = URGENCY.flatMap((key) => quotas.filter((quota) => quota.key === key));
  const limited = inOrder.filter(
    (quota): quota is Limited => quota.limit !== null && (quota.limit > 0 || isQuestions(quota.key)),
  );
  const full = limited.filter(({ used, limit }) => used >= limit);
  const near = limited.filter(({ used, limit }) => used < limit && used >= limit * NEAR);
  const told = [
    ...full.map((quota) => `${inUse(quota)}: ${QUOTA_WORDS[quota.key].stops}.`),
    ...near.map((quota) => `${inUse(quota)}.`),
  ].join(" ");
  const [worst] = full;
  if (worst) return { tone: "bad", text: `${told} ${adviceFor(worst)}`, action: "Plan and usage" };
  return near.length > 0 ? { tone: "warning", text: told, action: "Plan and usage" } : null;
}

const isQuestions = (key: QuotaKey) => key === "messagesPerDay" || key === "messagesPerMonth";

function adviceFor({ key, limit }: Limited): string {
  if (limit === 0) return "Ask whoever runs this deployment.";
  return wayOut(key);
}

/** After a change to a smaller plan there can be more than fits. */
function inUse({ key, used, limit }: Limited): string {
  if (limit === 0) return `No ${QUOTA_WORDS[key].unit} are allowed`;
  const verb = (FLOWS as readonly QuotaKey[]).includes(key) ? "are used" : "are in use";
  if (used > limit)
    return `${amountInWords(key, used)} ${verb}, and the limit is ${quantityInWords(key, limit)}`;
  return `${quantityInWords(key, used)} of ${amountInWords(key, limit)} ${verb}`;
}
