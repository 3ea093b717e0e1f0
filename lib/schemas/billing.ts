import { z } from "zod";
import { IsoTime } from "./common";
import { PLANS, type PlanId } from "./plans";

/** What the service says of a subscription, with two words of our own: none at all, and a trial that is over unpaid. */
export const BILLING_STATES = [
  "none",
  "trialing",
  "lapsed",
  "active",
  "past_due",
  "unpaid",
  "canceled",
  "incomplete",
  "incomplete_expired",
  "paused",
] as const;
export type BillingStateName = (typeof BILLING_STATES)[number];

type Effect = {
  /** Which plan's limits hold: the one of the subscription's price, or what teams begin with; `kept`: nothing changes. */
  plan: "paid" | "default" | "kept";
  /** Whether adding content is refused: reading, deleting and exports stay open in every state; asking, within the plan. */
  blocks: "never" | "always" | "after_grace";
};

/** The one table of what each state does. */
export const EFFECTS: Record<BillingStateName, Effect> = {
  none: { plan: "kept", blocks: "never" },
  trialing: { plan: "paid", blocks: "never" },
  lapsed: { plan: "default", blocks: "always" },
  active: { plan: "paid", blocks: "never" },
  past_due: { plan: "paid", blocks: "after_grace" },
  unpaid: { plan: "default", blocks: "always" },
  canceled: { plan: "default", blocks: "always" },
  // The first payment is still under way, or never came: nothing was bought, and nothing is taken away.
  incomplete: { plan: "kept", blocks: "never" },
  incomplete_expired: { plan: "kept", blocks: "never" },
  // A trial that ended without a means to pay.
  paused: { plan: "default", blocks: "always" },
};

/** In which a subscription runs that another must not be bought beside. */
export const RUNNING: readonly BillingStateName[] = [
  "trialing",
  "active",
  "past_due",
  "unpaid",
  "lapsed",
  "paused",
];

const DAY_MS = 24 * 60 * 60_000;
/** For how long a trial that is over waits for the service to say how it ended. */
const TRIAL_LAG_MS = DAY_MS;

/** What of an account decides; times as ISO text or dates. */
export type Standing = {
  status: string | null;
  since: Date | string | null;
  trialEndsAt: Date | string | null;
};

/** A status that this release does not know, or none, is `none`. */
export function billingStateOf(account: Standing | null, now: Date): BillingStateName {
  const known = BILLING_STATES.find((state) => state === account?.status) ?? "none";
  const { trialEndsAt } = account ?? {};
  const isOver = trialEndsAt && new Date(trialEndsAt).getTime() + TRIAL_LAG_MS < now.getTime();
  return known === "trialing" && isOver ? "lapsed" : known;
}

/** Whether adding content is refused; `graceDays` is how long a payment may be late. */
export function isBlocked(account: Standing | null, now: Date, graceDays: number): boolean {
  const { blocks } = EFFECTS[billingStateOf(account, now)];
  if (blocks !== "after_grace") return blocks === "always";
  // Without any grace it is blocked at once, also where the service's clock goes before ours.
  const since = account?.since ? new Date(account.since).getTime() : 0;
  return graceDays === 0 || since + graceDays * DAY_MS <= now.getTime();
}

type BlockWords = { state: string; wayOut: string };

/** Why adding is refused, and what to do about it. */
export const BLOCK_WORDS: Partial<Record<BillingStateName, BlockWords>> = {
  lapsed: { state: "The trial is over", wayOut: "Add a means to pay to go on adding." },
  past_due: { state: "The last payment failed", wayOut: "Pay the open invoice to go on adding." },
  unpaid: { state: "Invoices are unpaid", wayOut: "Pay them to go on adding." },
  canceled: { state: "The subscription has ended", wayOut: "Choose a plan to go on adding." },
  paused: { state: "The trial ended without a means to pay", wayOut: "Add one to go on adding." },
};

/** What adding that is refused does not keep a team from. */
export function whatGoesOn(plan: PlanId): string {
  return `What is there keeps answering within the limits of the plan “${PLANS[plan].name}”.`;
}

export const PriceDto = z.object({
  priceId: z.string(),
  plan: z.string(),
  interval: z.enum(["month", "year"]),
  /** In the currency's smallest unit, before taxes; null when the service cannot be asked. */
  amount: z.number().nullable(),
  currency: z.string().nullable(),
});
export type PriceDto = z.infer<typeof PriceDto>;

export const BillingDto = z.object({
  state: z.enum(BILLING_STATES),
  since: IsoTime.nullable(),
  /** The plan that is paid for; null for none. */
  plan: z.string().nullable(),
  priceId: z.string().nullable(),
  isCancelling: z.boolean(),
  trialEndsAt: IsoTime.nullable(),
  periodEndsAt: IsoTime.nullable(),
  /** Adding content is refused until it is put in order. */
  isBlocked: z.boolean(),
  /** The operator said which plan the team is on: nothing can be bought, and no subscription changes it. */
  isPlanFixed: z.boolean(),
  /** No money moves. */
  isTest: z.boolean(),
  prices: z.array(PriceDto),
});
export type BillingDto = z.infer<typeof BillingDto>;

export const PriceBody = z.strictObject({ priceId: z.string().min(1).max(200) });
export const RedirectDto = z.object({ url: z.url() });

export const InvoiceDto = z.object({
  id: z.string(),
  number: z.string().nullable(),
  status: z.enum(["draft", "open", "paid", "uncollectible", "void"]),
  /** In the currency's smallest unit. */
  total: z.number(),
  currency: z.string(),
  createdAt: IsoTime,
  hostedUrl: z.string().nullable(),
  pdfUrl: z.string().nullable(),
});
export type InvoiceDto = z.infer<typeof InvoiceDto>;
export const InvoicesDto = z.object({ items: z.array(InvoiceDto) });
