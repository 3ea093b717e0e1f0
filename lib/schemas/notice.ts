import { type BillingStateName, BLOCK_WORDS } from "./billing";
import { amountInWords, QUOTA_WORDS, quantityInWords } from "./quota-words";
import type { QuotaDto } from "./usage";

export type Notice = { tone: "info" | "warning" | "bad"; text: string; action: string };

/** What decides which lines stand above the pages of a team. */
export type NoticeFacts = {
  state: BillingStateName;
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

/** What everybody of a team has to know on every page, the worst first; at most one line about limits. */
export function noticesOf(facts: NoticeFacts): Notice[] {
  return [blocked(facts), pastDue(facts), trial(facts), ending(facts), limits(facts), test(facts)].filter(
    (notice) => notice !== null,
  );
}

function blocked({ state, isBlocked }: NoticeFacts): Notice | null {
  const words = BLOCK_WORDS[state];
  if (!isBlocked || !words) return null;
  const text = `${words.state}: nothing new can be added. What is there keeps answering. ${words.wayOut}`;
  return { tone: "bad", text, action: "Put it in order" };
}

function pastDue({ state, isBlocked }: NoticeFacts): Notice | null {
  if (state !== "past_due" || isBlocked) return null;
  const text = "The last payment failed. Pay the open invoice soon: after that nothing new can be added.";
  return { tone: "warning", text, action: "Pay it" };
}

function trial({ state, trialEndsAt, now }: NoticeFacts): Notice | null {
  if (state !== "trialing" || !trialEndsAt) return null;
  const days = Math.max(0, Math.ceil((trialEndsAt.getTime() - now.getTime()) / DAY_MS));
  const left = days === 0 ? "ends today" : days === 1 ? "ends tomorrow" : `ends in ${days} days`;
  return { tone: days <= 3 ? "warning" : "info", text: `Your trial ${left}.`, action: "Plan and usage" };
}

function ending({ state, isCancelling, periodEndsAt }: NoticeFacts): Notice | null {
  if (!isCancelling || !periodEndsAt || (state !== "active" && state !== "trialing")) return null;
  const day = periodEndsAt.toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
  return { tone: "info", text: `Your subscription ends on ${day}.`, action: "Keep it" };
}

function limits({ quotas }: NoticeFacts): Notice | null {
  const shareOf = ({ used, limit }: QuotaDto) => (limit ? used / limit : 0);
  const [worst] = [...quotas].sort((a, b) => shareOf(b) - shareOf(a));
  if (!worst?.limit || shareOf(worst) < NEAR) return null;
  const { key, used, limit } = worst;
  const inUse = `${quantityInWords(key, used)} of ${amountInWords(key, limit)} are in use`;
  return used >= limit
    ? {
        tone: "bad",
        text: `${inUse}: nothing more fits. ${QUOTA_WORDS[key].advice}, or take a larger plan.`,
        action: "Plan and usage",
      }
    : { tone: "warning", text: `${inUse}.`, action: "Plan and usage" };
}

function test({ isTest, state }: NoticeFacts): Notice | null {
  if (!isTest || state === "none") return null;
  return { tone: "info", text: "Billing is in test mode: no money moves.", action: "Plan and usage" };
}
