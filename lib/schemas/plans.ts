/** Uses within a minute, for one person or token. */
export type RateLimits = { read: number; write: number; chat: number };

export type Plan = { name: string; rates: RateLimits };

/** What each plan gives. `self-hosted` only guards the machine against a program gone wild. */
export const PLANS = {
  "self-hosted": { name: "Self-hosted", rates: { read: 60_000, write: 30_000, chat: 30_000 } },
} as const satisfies Record<string, Plan>;

export type PlanId = keyof typeof PLANS;

export const DEFAULT_PLAN: PlanId = "self-hosted";

export function isPlanId(value: string): value is PlanId {
  return Object.hasOwn(PLANS, value);
}
