import { Prisma } from "@/lib/db";
import type { Flow, Limits } from "@/lib/schemas/plans";
import { quotaExceeded } from "./exceeded";
import { noteThresholds } from "./notices";
import { dayOf, monthOf, resetOf } from "./periods";
import type { QuotaTx } from "./quota-tx";

export type Meter = "messages" | "pages";

/** Which limit of the plan holds for a day and for a month of each meter. */
const FLOWS_OF: Record<Meter, { day: Flow | null; month: Flow }> = {
  messages: { day: "messagesPerDay", month: "messagesPerMonth" },
  pages: { day: null, month: "pagesPerMonth" },
};

/** More than anybody uses, and a number that PostgreSQL adds to without overflow. */
const UNLIMITED = 2 ** 52;

type Use = {
  meter: Meter;
  /** What it is for; the same use reserved twice counts once. */
  id: string;
  amount: number;
  /** What is not going to fail any more needs no settling. */
  isSettled?: boolean;
};

type Counted = { entries: number; period: string | null; used: number | null };

/**
 * Counts a use in its day and month, in one statement: of many at once with one unit left exactly one is let in. Little
 * comes after it in its transaction, for from here to the commit the tenant's other uses of the meter wait.
 * @throws AppError quota_exceeded with `{limit, used, resetsAt}`; the transaction must not be committed then
 */
export async function reserve(tx: QuotaTx, use: Use): Promise<void> {
  const { meter, id, amount, isSettled = false } = use;
  const now = tx.now();
  const [day, month] = [dayOf(now), monthOf(now)];
  const flows = FLOWS_OF[meter];
  const most = {
    day: limitOf(tx.tenant.limits, flows.day),
    month: limitOf(tx.tenant.limits, flows.month),
  };
  const tenantId = tx.tenant.id;
  const counted = await tx.db.$queryRaw<Counted[]>(Prisma.sql`
    with entry as (
      insert into "UsageEntry" (id, "tenantId", meter, day, amount, state, "createdAt", "endedAt")
      values (${id}, ${tenantId}, ${meter}::"Meter", ${day}, ${amount}::int,
              ${isSettled ? "settled" : "reserved"}::"UsageState", ${now}, ${isSettled ? now : null}::timestamptz)
      on conflict do nothing returning 1),
    counted as (
      insert into "UsageMeter" as m ("tenantId", meter, period, used)
      select ${tenantId}, ${meter}::"Meter", period, ${amount}::bigint
      from (values (1, ${day}::text, ${most.day}::bigint), (2, ${month}::text, ${most.month}::bigint)) as wanted(place, period, most)
      where exists (select from entry) and ${amount}::bigint <= most
      order by place
      on conflict ("tenantId", meter, period) do update set used = m.used + excluded.used
      where m.used + excluded.used <= case when m.period = ${day} then ${most.day}::bigint else ${most.month}::bigint end
      returning period, used)
    select (select count(*)::int from entry) as entries, counted.period, counted.used::float8 as used
    from (select) as one left join counted on true`);
  if (counted[0]?.entries === 0) return;
  const usedIn = (period: string) => counted.find((row) => row.period === period)?.used ?? null;
  for (const [flow, period, limit] of [
    [flows.day, day, most.day],
    [flows.month, month, most.month],
  ] as const) {
    const used = usedIn(period);
    if (used === null) throw await exceeded(tx, { meter, flow: flow ?? flows.month, period, limit });
    if (flow && limit < UNLIMITED) await noteThresholds(tx, [{ key: flow, period, used, limit }]);
  }
}

function limitOf(limits: Limits, flow: Flow | null): number {
  return (flow && limits[flow]) ?? UNLIMITED;
}

type Full = { meter: Meter; flow: Flow; period: string; limit: number };

async function exceeded(tx: QuotaTx, { meter, flow, period, limit }: Full) {
  const [row] = await tx.db.$queryRaw<{ used: number }[]>(Prisma.sql`
    select used::float8 as used from "UsageMeter"
    where "tenantId" = ${tx.tenant.id} and meter = ${meter}::"Meter" and period = ${period}`);
  const full = { key: flow, limit, used: row?.used ?? 0, resetsAt: resetOf(flow, tx.now()) };
  return quotaExceeded(tx.tenant, full);
}

type Ended = Pick<QuotaTx, "db" | "now"> & { tenant: Pick<QuotaTx["tenant"], "id"> };

/** The use took place: it stays counted. Done twice, or after a refund, it changes nothing. */
export async function settle(tx: Ended, id: string): Promise<void> {
  await tx.db.$queryRaw(Prisma.sql`
    update "UsageEntry" set state = 'settled', "endedAt" = ${tx.now()}
    where "tenantId" = ${tx.tenant.id} and id = ${id} and state = 'reserved'`);
}

/**
 * The use came to nothing through no doing of whoever asked: it is taken off the day and month it was counted in, once.
 * @param states of the entry in which that may still happen
 */
export async function refund(
  tx: Ended,
  id: string,
  states: readonly ("reserved" | "settled")[] = ["reserved"],
): Promise<void> {
  await tx.db.$queryRaw(Prisma.sql`
    with ended as (
      update "UsageEntry" set state = 'refunded', "endedAt" = ${tx.now()}
      where "tenantId" = ${tx.tenant.id} and id = ${id} and state::text = any(${[...states]})
      returning "tenantId", meter, day, amount),
    locked as (
      select m."tenantId", m.meter, m.period, ended.amount from "UsageMeter" m
      join ended on m."tenantId" = ended."tenantId" and m.meter = ended.meter and m.period in (ended.day, left(ended.day, 7))
      -- The day before the month, as it is reserved.
      order by m.period desc for update of m)
    update "UsageMeter" m set used = m.used - locked.amount from locked
    where m."tenantId" = locked."tenantId" and m.meter = locked.meter and m.period = locked.period`);
}
