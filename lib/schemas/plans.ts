import { z } from "zod";

/** Uses within a minute, for one person or token. */
export const RATE_KINDS = ["read", "write", "chat"] as const;
export type RateKind = (typeof RATE_KINDS)[number];
export type RateLimits = Record<RateKind, number>;

/** What a tenant has: it counts as long as it is there. Storage is in bytes. */
export const STOCKS = ["bots", "sources", "documents", "chunks", "storageBytes", "members"] as const;
export type Stock = (typeof STOCKS)[number];

/** What a tenant uses up, and has again when a new day or month begins, in UTC. */
export const FLOWS = ["messagesPerDay", "messagesPerMonth", "pagesPerMonth"] as const;
export type Flow = (typeof FLOWS)[number];

export const QUOTA_KEYS = [...STOCKS, ...FLOWS] as const;
export type QuotaKey = Stock | Flow;

/** `null`: no limit. */
export type Limits = Record<QuotaKey, number | null> & {
  requestsPerMinute: RateLimits;
  /** Days that conversations are kept at most, whatever the team chose. */
  retentionDays: number | null;
};

export type Plan = { name: string; limits: Limits };

const MB = 1000 ** 2;
const GB = 1000 ** 3;

/** What each plan gives; a price list names them. `self-hosted` only guards the machine against a program gone wild. */
export const PLANS = {
  free: {
    name: "Free",
    limits: {
      ...{ bots: 2, sources: 10, documents: 100, chunks: 5_000, storageBytes: 100 * MB, members: 2 },
      ...{ messagesPerDay: 50, messagesPerMonth: 500, pagesPerMonth: 500, retentionDays: 30 },
      requestsPerMinute: { read: 300, write: 120, chat: 20 },
    },
  },
  pro: {
    name: "Pro",
    limits: {
      ...{ bots: 10, sources: 200, documents: 5_000, chunks: 150_000, storageBytes: 5 * GB, members: 10 },
      ...{ messagesPerDay: 2_000, messagesPerMonth: 20_000, pagesPerMonth: 20_000, retentionDays: 365 },
      requestsPerMinute: { read: 1_200, write: 600, chat: 120 },
    },
  },
  scale: {
    name: "Scale",
    limits: {
      ...{ bots: 100, sources: 2_000, documents: 100_000, chunks: 3_000_000, storageBytes: 100 * GB },
      ...{ members: 100, messagesPerDay: 50_000, messagesPerMonth: 500_000, pagesPerMonth: 500_000 },
      requestsPerMinute: { read: 6_000, write: 3_000, chat: 1_200 },
      retentionDays: null,
    },
  },
  "self-hosted": {
    name: "Self-hosted",
    limits: {
      ...{ bots: null, sources: null, documents: null, chunks: null, storageBytes: null, members: null },
      ...{ messagesPerDay: null, messagesPerMonth: null, pagesPerMonth: null, retentionDays: null },
      requestsPerMinute: { read: 60_000, write: 30_000, chat: 30_000 },
    },
  },
} as const satisfies Record<string, Plan>;

export type PlanId = keyof typeof PLANS;
export const PLAN_IDS = Object.keys(PLANS) as PlanId[];

export function isPlanId(value: string): value is PlanId {
  return Object.hasOwn(PLANS, value);
}

const rate = z.number().int().min(0).max(1_000_000);
const most = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable();
const quotas = Object.fromEntries(QUOTA_KEYS.map((key) => [key, most])) as Record<QuotaKey, typeof most>;

/** Single limits that the operator set for one tenant, in place of the plan's; `null`: none at all. */
export const LimitOverrides = z
  .strictObject({
    ...quotas,
    retentionDays: z.number().int().min(1).max(3650).nullable(),
    requestsPerMinute: z.strictObject({ read: rate, write: rate, chat: rate }).partial(),
  })
  .partial();
export type LimitOverrides = z.infer<typeof LimitOverrides>;

export const LimitsDto = z.object({
  ...quotas,
  retentionDays: z.number().nullable(),
  requestsPerMinute: z.object({ read: z.number(), write: z.number(), chat: z.number() }),
});

/** The plan's limits with the overrides on top; overrides that cannot be read count as none. */
export function limitsOf(plan: PlanId, overrides: unknown): Limits {
  const parsed = LimitOverrides.safeParse(overrides);
  const { requestsPerMinute, ...own } = parsed.success ? parsed.data : {};
  const { limits } = PLANS[plan];
  return { ...limits, ...own, requestsPerMinute: { ...limits.requestsPerMinute, ...requestsPerMinute } };
}

/** Whether the operator set single limits in place of the plan's. */
function hasOwnLimits(plan: PlanId, limits: Limits): boolean {
  const given: Limits = PLANS[plan].limits;
  return (
    [...QUOTA_KEYS, "retentionDays" as const].some((key) => limits[key] !== given[key]) ||
    RATE_KINDS.some((kind) => limits.requestsPerMinute[kind] !== given.requestsPerMinute[kind])
  );
}

/** Whose limits hold, as a part of a sentence. */
export function termsInWords(plan: PlanId, limits: Limits): string {
  const own = hasOwnLimits(plan, limits) ? ", with limits set by the operator" : "";
  return `the plan “${PLANS[plan].name}”${own}`;
}

/** Which of two keeps conversations longer; null: for ever. */
export function longerRetention(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.max(one, other);
}
