import { newId } from "@/lib/core/ids";
import { type Db, Prisma } from "@/lib/db";
import type { QuotaKey } from "@/lib/schemas/plans";
import type { QuotaTx } from "./quota-tx";

/** Percent of a limit at which the team is told. */
export const THRESHOLDS = [80, 90, 100] as const;

export type Level = {
  key: QuotaKey;
  period: string;
  used: number;
  limit: number;
  /** Of what a tenant has: how much there was before. */
  had?: number;
};

/**
 * Notes that a limit is used up so far, once for each crossing: the first to note it leaves the event that mails and logs it
 * in the outbox. What a tenant has can shrink and grow again: marks that it fell below are forgotten.
 */
export async function noteThresholds(tx: QuotaTx, levels: readonly Level[]): Promise<void> {
  for (const { key, period, used, limit, had } of levels) {
    const reachedBy = (amount: number) => THRESHOLDS.filter((percent) => amount * 100 >= limit * percent);
    const reached = reachedBy(used);
    // What was deleted since told nobody.
    if (had !== undefined) await forgetAbove(tx, key, reachedBy(had).at(-1) ?? 0);
    const percent = reached.at(-1);
    if (percent === undefined) continue;
    const event = { tenantId: tx.tenant.id, key, percent, used, limit };
    await tx.db.$queryRaw(Prisma.sql`
      with noted as (
        insert into "QuotaNotice" ("tenantId", key, period, percent)
        select ${tx.tenant.id}, ${key}, ${period}, percent from unnest(${reached}::int[]) percent
        on conflict do nothing returning percent)
      insert into "OutboxEvent" (id, "tenantId", name, data)
      select ${newId("outbox")}, ${tx.tenant.id}, 'quota/threshold.reached', ${JSON.stringify(event)}::jsonb
      from noted where percent = ${percent}`);
  }
}

/** Under other limits what is used of a day or a month is another share of them: the team is told anew. */
export async function forgetFlowNotices(db: Db, tenantId: string): Promise<void> {
  await db.quotaNotice.deleteMany({ where: { tenantId, period: { not: "" } } });
}

async function forgetAbove(tx: QuotaTx, key: QuotaKey, percent: number): Promise<void> {
  await tx.db.$queryRaw(Prisma.sql`
    delete from "QuotaNotice" where "tenantId" = ${tx.tenant.id} and key = ${key} and period = '' and percent > ${percent}`);
}
