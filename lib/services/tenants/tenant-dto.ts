import type { z } from "zod";
import type { TenantId } from "@/lib/core/ids";
import type { TenantDto } from "@/lib/schemas/tenant";

type TenantRow = { id: string; slug: string; name: string; plan: string; createdAt: Date };

export function toTenantDto(row: TenantRow): z.infer<typeof TenantDto> {
  const { slug, name, plan } = row;
  return { id: row.id as TenantId, slug, name, plan, createdAt: row.createdAt.toISOString() };
}
