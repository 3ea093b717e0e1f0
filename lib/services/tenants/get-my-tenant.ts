import { z } from "zod";
import type { MyTenantDto, TenantUsage } from "@/lib/schemas/tenant";
import { countStocks, monthOf, query, type Tx } from "../_kit";
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

/** What a tenant has, and what it asked this month, as its limits count it. */
export async function countUsage(tx: Tx): Promise<z.infer<typeof TenantUsage>> {
  const { bots = 0, sources = 0, documents = 0, chunks = 0, storageBytes = 0 } = await countStocks(tx);
  const where = { meter: "messages" as const, period: monthOf(tx.now()) };
  const asked = await tx.db.usageMeter.findFirst({ where });
  return { bots, sources, documents, chunks, storageBytes, messagesThisMonth: Number(asked?.used ?? 0) };
}
