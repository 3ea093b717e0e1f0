import type { TenantId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import { STOCKS, type Stock } from "@/lib/schemas/plans";
import { quotaExceeded } from "./exceeded";
import { noteThresholds } from "./notices";
import type { QuotaTx } from "./quota-tx";

/** What is counted is what is there: nothing has to be given back, and nothing can drift. */
const COUNTS: Record<Stock, (tenantId: TenantId) => Prisma.Sql> = {
  bots: (id) => Prisma.sql`select count(*) from "Bot" where "tenantId" = ${id} and "deletedAt" is null`,
  sources: (id) => Prisma.sql`select count(*) from "Source" where "tenantId" = ${id} and "deletedAt" is null`,
  documents: (id) =>
    Prisma.sql`select count(*) from "Document" where "tenantId" = ${id} and "deletedAt" is null`,
  chunks: (id) =>
    Prisma.sql`select coalesce(sum("heldChunks"), 0) from "Document" where "tenantId" = ${id} and "deletedAt" is null`,
  storageBytes: (id) =>
    Prisma.sql`select coalesce(sum(bytes), 0) from "Document" where "tenantId" = ${id} and "deletedAt" is null`,
  members: (id) => Prisma.sql`select count(*) from "Membership" where "tenantId" = ${id}`,
};

export type StockCounts = Partial<Record<Stock, number>>;

/** What of these the tenant has, in one statement. */
export async function countStocks(
  { db, tenant }: Pick<QuotaTx, "db"> & { tenant: { id: TenantId } },
  stocks: readonly Stock[] = STOCKS,
): Promise<StockCounts> {
  const columns = stocks.map(
    (stock) => Prisma.sql`(${COUNTS[stock](tenant.id)})::float8 as ${Prisma.raw(`"${stock}"`)}`,
  );
  const [row] = await db.$queryRaw<StockCounts[]>(Prisma.sql`select ${Prisma.join(columns)}`);
  return row ?? {};
}

/**
 * Carries out what adds to stocks, with room for it made sure of: whoever adds to the same tenant's limited stocks waits for
 * this transaction to end, so fifty at once with one place left are one and forty-nine refusals. Where nothing is limited,
 * nothing is locked or counted. It comes first in its transaction, so that nobody waits the other way round.
 * @throws AppError quota_exceeded when there is more afterwards than the limit, and more than before
 */
export async function withinStocks<Result>(
  tx: QuotaTx,
  stocks: readonly Stock[],
  work: () => Promise<Result>,
): Promise<Result> {
  const limited = stocks.filter((stock) => tx.tenant.limits[stock] !== null);
  if (limited.length === 0) return work();
  await tx.db.$queryRaw(Prisma.sql`select 1 from "Tenant" where id = ${tx.tenant.id} for no key update`);
  const before = await countStocks(tx, limited);
  const result = await work();
  const after = await countStocks(tx, limited);
  for (const key of limited) {
    const [limit, had = 0, has = 0] = [tx.tenant.limits[key], before[key], after[key]];
    if (limit === null || has <= had) continue;
    if (has > limit) throw quotaExceeded(tx.tenant, { key, limit, used: had, resetsAt: null });
    await noteThresholds(tx, [{ key, period: "", used: has, limit, had }]);
  }
  return result;
}
