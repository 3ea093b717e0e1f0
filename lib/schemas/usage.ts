import { z } from "zod";
import { IsoTime } from "./common";
import { LimitsDto, PLAN_IDS, QUOTA_KEYS } from "./plans";

export const QuotaDto = z.object({
  key: z.enum(QUOTA_KEYS),
  used: z.number(),
  /** Null: no limit. */
  limit: z.number().nullable(),
  /** When all of it is there again; null for what only deleting makes room for. */
  resetsAt: IsoTime.nullable(),
});
export type QuotaDto = z.infer<typeof QuotaDto>;

export const UsageDto = z.object({
  plan: z.object({ id: z.enum(PLAN_IDS), name: z.string() }),
  /** For how many days conversations are kept at most, also when a plan that allowed more is over; null: for ever. */
  retentionDays: LimitsDto.shape.retentionDays,
  requestsPerMinute: LimitsDto.shape.requestsPerMinute,
  quotas: z.array(QuotaDto),
  /** The last thirty days, the oldest first, in UTC. */
  days: z.array(z.object({ day: z.string(), messages: z.number(), pages: z.number() })),
  /** The last twelve months, the oldest first. */
  months: z.array(z.object({ month: z.string(), messages: z.number(), pages: z.number() })),
});
export type UsageDto = z.infer<typeof UsageDto>;
