import { z } from "zod";
import { Prisma } from "@/lib/db";
import { FLOWS, type Flow, PLANS, STOCKS } from "@/lib/schemas/plans";
import type { QuotaDto, UsageDto } from "@/lib/schemas/usage";
import { countStocks, dayOf, type Meter, monthOf, query, resetOf, type Tx } from "../_kit";
import { keptDays } from "./kept-days";

const DAYS = 30;
const MONTHS = 12;

type Used = { period: string } & Record<Meter, number>;

/** What the tenant has and used of each limit, and what it used in days and months before. */
export const getUsage = query({
  name: "usage.get",
  permission: "tenant:read",
  input: z.unknown(),
  async run({ tx }): Promise<UsageDto> {
    const { plan, limits } = tx.tenant;
    const days = await readPeriods(tx, lastDays(tx.now()));
    const months = await readPeriods(tx, lastMonths(tx.now()));
    return {
      plan: { id: plan, name: PLANS[plan].name },
      ...{ retentionDays: await keptDays(tx), requestsPerMinute: limits.requestsPerMinute },
      quotas: await readQuotas(tx),
      days: days.map(({ period, ...used }) => ({ day: period, ...used })),
      months: months.map(({ period, ...used }) => ({ month: period, ...used })),
    };
  },
});

/** Every limit with what is used of it. */
export async function readQuotas(tx: Tx): Promise<QuotaDto[]> {
  const { limits } = tx.tenant;
  const now = tx.now();
  const has = await countStocks(tx);
  const [day] = await readPeriods(tx, [dayOf(now)]);
  const [month] = await readPeriods(tx, [monthOf(now)]);
  const used: Record<Flow, number> = {
    messagesPerDay: day?.messages ?? 0,
    messagesPerMonth: month?.messages ?? 0,
    pagesPerMonth: month?.pages ?? 0,
  };
  return [
    ...STOCKS.map((key) => ({ key, used: has[key] ?? 0, limit: limits[key], resetsAt: null })),
    ...FLOWS.map((key) => {
      const resetsAt = resetOf(key, now).toISOString();
      return { key, used: used[key], limit: limits[key], resetsAt };
    }),
  ];
}

/** Periods in which nothing was used are zero. */
function readPeriods({ db, tenant }: Tx, periods: readonly string[]): Promise<Used[]> {
  return db.$queryRaw<Used[]>(Prisma.sql`
    select period, coalesce(max(m.used) filter (where m.meter = 'messages'), 0)::float8 as messages,
           coalesce(max(m.used) filter (where m.meter = 'pages'), 0)::float8 as pages
    from unnest(${[...periods]}::text[]) period
    left join "UsageMeter" m using (period)
    where m."tenantId" is null or m."tenantId" = ${tenant.id}
    group by period order by period`);
}

function lastDays(now: Date): string[] {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return Array.from({ length: DAYS }, (_, back) => dayOf(new Date(today - back * 24 * 60 * 60_000)));
}

function lastMonths(now: Date): string[] {
  return Array.from({ length: MONTHS }, (_, back) =>
    monthOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back))),
  );
}
