import type { TenantId } from "@/lib/core/ids";
import { asSystem, Prisma } from "@/lib/db";
import type { OpenCtx } from "../_kit";
import type { Counts } from "./receipts";

/** How much there is of a tenant: rows by table (every one that has a `tenantId`), blobs, and entries of the index. */
export async function countTenant(ctx: Pick<OpenCtx, "ports">, tenantId: TenantId): Promise<Counts> {
  const counts = await asSystem("erasure", async (db) => {
    const tables = await db.$queryRaw<{ name: string }[]>`
      select c.table_name::text as name from information_schema.columns c
      join pg_class p on p.relname = c.table_name and p.relkind = 'r'
      where c.column_name = 'tenantId' and c.table_schema = 'public' order by 1`;
    const found: Counts = {};
    for (const { name } of tables) {
      const [row] = await db.$queryRaw<{ count: number }[]>`
        select count(*)::int as count from ${Prisma.raw(`"${name}"`)} where "tenantId" = ${tenantId}`;
      if (row?.count) found[name] = row.count;
    }
    const tenant = await db.tenant.count({ where: { id: tenantId } });
    return tenant > 0 ? { Tenant: tenant, ...found } : found;
  });
  const blobs = await ctx.ports.blobs.count(`tenants/${tenantId}/`);
  const entries = await ctx.ports.index.forTenant(tenantId, null).count({});
  return { ...counts, ...(blobs > 0 && { files: blobs }), ...(entries > 0 && { indexEntries: entries }) };
}

export const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
