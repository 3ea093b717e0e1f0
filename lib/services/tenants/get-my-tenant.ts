import { z } from "zod";
import type { MyTenantDto, TenantUsage } from "@/lib/schemas/tenant";
import { query, type Tx } from "../_kit";
import { toTenantDto } from "./tenant-dto";

/** The caller's tenant with its plan, limits and usage. */
export const getMyTenant = query({
  name: "tenant.get",
  permission: "tenant:read",
  input: z.unknown(),
  async run({ tx }): Promise<z.infer<typeof MyTenantDto>> {
    const row = await tx.db.tenant.findUniqueOrThrow({ where: { id: tx.tenant.id } });
    return { ...toTenantDto(row), limits: tx.tenant.limits, usage: await countUsage(tx) };
  },
});

/** What a tenant has, and what it asked this month. */
export async function countUsage({ db, now }: Tx): Promise<z.infer<typeof TenantUsage>> {
  const month = new Date(Date.UTC(now().getUTCFullYear(), now().getUTCMonth()));
  const bots = await db.bot.count({ where: { deletedAt: null } });
  const sources = await db.source.count({ where: { deletedAt: null } });
  const live = { where: { deletedAt: null } };
  const documents = await db.document.count(live);
  const { _sum: sums } = await db.document.aggregate({ ...live, _sum: { chunkCount: true, bytes: true } });
  const messagesThisMonth = await db.message.count({ where: { role: "user", createdAt: { gte: month } } });
  return {
    bots,
    sources,
    documents,
    chunks: sums.chunkCount ?? 0,
    storageBytes: sums.bytes ?? 0,
    messagesThisMonth,
  };
}
