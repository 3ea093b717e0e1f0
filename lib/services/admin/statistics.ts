import { present } from "@/lib/core/invariant";
import { asSystem } from "@/lib/db";
import type { StatisticsDto } from "@/lib/schemas/admin";
import { assertOperator, type PersonCtx } from "../_kit";

const DAYS = 30;

/** What the whole deployment holds and does. */
export async function getStatistics(ctx: PersonCtx): Promise<StatisticsDto> {
  assertOperator(ctx);
  return asSystem("operator", async (db) => {
    const [totals] = await db.$queryRaw<StatisticsDto["totals"][]>`
      select
        (select count(*)::int from "Tenant" where "erasedAt" is null) as tenants,
        (select count(*)::int from "Tenant" where "suspendedAt" is not null and "erasedAt" is null) as suspended,
        (select count(*)::int from "User") as users,
        (select count(*)::int from "Bot" where "deletedAt" is null) as bots,
        (select count(*)::int from "Document" where "deletedAt" is null) as documents,
        (select coalesce(sum("chunkCount"), 0)::int from "Document" where "deletedAt" is null) as chunks,
        (select coalesce(sum(bytes), 0)::float8 from "Document" where "deletedAt" is null) as "storageBytes",
        (select count(*)::int from "Conversation") as conversations`;
    const [jobs] = await db.$queryRaw<StatisticsDto["jobs"][]>`
      select count(*) filter (where status = 'queued')::int as queued,
             count(*) filter (where status = 'running')::int as running,
             count(*) filter (where status = 'failed' and "finishedAt" >= date_trunc('day', ${ctx.now()}::timestamptz, 'UTC'))::int as "failedToday"
      from "Job"`;
    const since = new Date(ctx.now().getTime() - DAYS * 24 * 60 * 60_000);
    const days = await db.$queryRaw<StatisticsDto["days"]>`
      with day as (
        select (${ctx.now()}::timestamptz at time zone 'UTC')::date - n as day from generate_series(0, ${DAYS - 1}) as n),
      event as (
        select 'question' as what, "createdAt" from "Message" where role = 'user' and "createdAt" > ${since}
        union all select 'document', "createdAt" from "Document" where "createdAt" > ${since}
        union all select 'tenant', "createdAt" from "Tenant" where "createdAt" > ${since}),
      counted as (
        select what, ("createdAt" at time zone 'UTC')::date as day, count(*)::int as count from event group by 1, 2)
      select to_char(day.day, 'YYYY-MM-DD') as day,
        coalesce(sum(count) filter (where what = 'question'), 0)::int as questions,
        coalesce(sum(count) filter (where what = 'document'), 0)::int as documents,
        coalesce(sum(count) filter (where what = 'tenant'), 0)::int as tenants
      from day left join counted on counted.day = day.day
      group by day.day order by day.day`;
    return { totals: present(totals, "one row"), jobs: present(jobs, "one row"), days };
  });
}
