import { z } from "zod";
import { BillingDto } from "./billing";
import { IsoTime, idOf, PageQuery, term } from "./common";
import { JOB_STATUSES, JobDto } from "./job";
import { LimitOverrides, PLAN_IDS } from "./plans";
import { TenantUsage } from "./tenant";

const search = term(100).optional();

export const ListTenantsQuery = PageQuery.extend({ search, suspended: z.enum(["true", "false"]).optional() });

export const AdminTenantDto = z.object({
  id: idOf("tenant"),
  slug: z.string(),
  name: z.string(),
  plan: z.string(),
  /** Holds whatever the team's subscription says, and nothing is refused for that. */
  isPlanFixed: z.boolean(),
  limits: LimitOverrides,
  usage: TenantUsage.extend({ members: z.number() }),
  suspendedAt: IsoTime.nullable(),
  createdAt: IsoTime,
});
export type AdminTenantDto = z.infer<typeof AdminTenantDto>;

/** As it stands in the list of all. */
export const ListedTenantDto = AdminTenantDto.extend({
  /** Its subscription; null where billing is off. */
  billing: BillingDto.pick({
    state: true,
    since: true,
    isCancelling: true,
    trialEndsAt: true,
    periodEndsAt: true,
    isBlocked: true,
  }).nullable(),
});
export type ListedTenantDto = z.infer<typeof ListedTenantDto>;

export const TenantParam = z.object({ tenantId: idOf("tenant") });
export const ChangeTenantBody = z
  .strictObject({ plan: z.enum(PLAN_IDS), isPlanFixed: z.boolean(), limits: LimitOverrides })
  .partial();

export const ListUsersQuery = PageQuery.extend({ search });

export const AdminUserDto = z.object({
  id: idOf("user"),
  email: z.string(),
  name: z.string(),
  isOperator: z.boolean(),
  isEmailVerified: z.boolean(),
  hasSecondFactor: z.boolean(),
  tenants: z.number(),
  lastSeenAt: IsoTime.nullable(),
  createdAt: IsoTime,
});
export type AdminUserDto = z.infer<typeof AdminUserDto>;

export const UserParam = z.object({ userId: idOf("user") });
export const ChangeUserBody = z.strictObject({ isOperator: z.boolean() });

export const ListAllJobsQuery = PageQuery.extend({ status: z.enum(JOB_STATUSES).optional() });
/** Without the names of documents: they are the tenant's own. */
export const AdminJobDto = JobDto.pick({
  id: true,
  kind: true,
  status: true,
  step: true,
  attempt: true,
  progress: true,
  error: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
}).extend({ tenant: z.object({ slug: z.string(), name: z.string() }) });
export type AdminJobDto = z.infer<typeof AdminJobDto>;

const Day = z.object({ day: z.string(), questions: z.number(), documents: z.number(), tenants: z.number() });

export const StatisticsDto = z.object({
  totals: z.object({
    tenants: z.number(),
    suspended: z.number(),
    users: z.number(),
    bots: z.number(),
    documents: z.number(),
    chunks: z.number(),
    storageBytes: z.number(),
    conversations: z.number(),
  }),
  jobs: z.object({ queued: z.number(), running: z.number(), failedToday: z.number() }),
  /** The last thirty days, the oldest first, in UTC. */
  days: z.array(Day),
});
export type StatisticsDto = z.infer<typeof StatisticsDto>;
