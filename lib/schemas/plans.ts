import { z } from "zod";

/** Uses within a minute, for one person or token. */
export const RATE_KINDS = ["read", "write", "chat"] as const;
export type RateKind = (typeof RATE_KINDS)[number];
export type RateLimits = Record<RateKind, number>;

export type Plan = { name: string; rates: RateLimits };

/** What each plan gives. `self-hosted` only guards the machine against a program gone wild. */
export const PLANS = {
  "self-hosted": { name: "Self-hosted", rates: { read: 60_000, write: 30_000, chat: 30_000 } },
} as const satisfies Record<string, Plan>;

export type PlanId = keyof typeof PLANS;
export const PLAN_IDS = Object.keys(PLANS) as PlanId[];

export const DEFAULT_PLAN: PlanId = "self-hosted";

export function isPlanId(value: string): value is PlanId {
  return Object.hasOwn(PLANS, value);
}

const rate = z.number().int().min(0).max(1_000_000);

/** Single limits that the operator set for one tenant, in place of the plan's. */
export const LimitOverrides = z.strictObject({
  requestsPerMinute: z.strictObject({ read: rate, write: rate, chat: rate }).partial().optional(),
});
export type LimitOverrides = z.infer<typeof LimitOverrides>;

/** The plan's rates with the overrides on top; overrides that cannot be read count as none. */
export function ratesOf(plan: PlanId, overrides: unknown): RateLimits {
  const parsed = LimitOverrides.safeParse(overrides);
  const own = parsed.success ? parsed.data.requestsPerMinute : undefined;
  const { rates } = PLANS[plan];
  return { read: own?.read ?? rates.read, write: own?.write ?? rates.write, chat: own?.chat ?? rates.chat };
}
