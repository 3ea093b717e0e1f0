import { AppError } from "@/lib/core/errors";
import type { TenantId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { isPlanId, ratesOf } from "@/lib/schemas/plans";
import type { Ctx, OpenCtx, TenantContext } from "../_kit";

/** A context for work that the product does by itself for a tenant. @throws AppError not_found when the tenant is gone */
export async function openTenant(ctx: OpenCtx, tenantId: TenantId, job: string): Promise<Ctx> {
  const { row, space } = await inTenant(tenantId, async (db) => {
    const row = await db.tenant.findUnique({ where: { id: tenantId } });
    const id = row?.activeSpaceId;
    return {
      row,
      space: id
        ? await db.embeddingSpace.findUnique({ where: { id }, select: { id: true, model: true } })
        : null,
    };
  });
  if (!row || !isPlanId(row.plan)) throw new AppError("not_found", "The tenant is gone.");
  const { slug, name, plan, limits } = row;
  const tenant = {
    id: tenantId,
    slug,
    name,
    plan,
    rates: ratesOf(plan, limits),
    space: space as TenantContext["space"],
  };
  return { ...ctx, tenant, actor: { type: "system", job }, log: ctx.log.child({ tenantId, job }) };
}
