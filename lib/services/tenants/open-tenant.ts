import { AppError } from "@/lib/core/errors";
import type { TenantId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { type Ctx, type OpenCtx, TENANT_COLUMNS, type TenantRow, toTenant } from "../_kit";

/** A context for work that the product does by itself for a tenant. @throws AppError not_found when the tenant is gone */
export async function openTenant(ctx: OpenCtx, tenantId: TenantId, job: string): Promise<Ctx> {
  const [row] = await inTenant(
    tenantId,
    (db) => db.$queryRaw<TenantRow[]>`
      select ${TENANT_COLUMNS} from "Tenant" t where t.id = ${tenantId}`,
  );
  const tenant = row && toTenant(row);
  if (!tenant) throw new AppError("not_found", "The tenant is gone.");
  return { ...ctx, tenant, actor: { type: "system", job }, log: ctx.log.child({ tenantId, job }) };
}
