import { AppError } from "@/lib/core/errors";
import type { TenantId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { isPlanId, ratesOf } from "@/lib/schemas/plans";
import { type Ctx, type OpenCtx, TENANT_EMBEDDING, type TenantEmbedding } from "../_kit";

type Row = { slug: string; name: string; plan: string; limits: unknown } & TenantEmbedding;

/** A context for work that the product does by itself for a tenant. @throws AppError not_found when the tenant is gone */
export async function openTenant(ctx: OpenCtx, tenantId: TenantId, job: string): Promise<Ctx> {
  const [row] = await inTenant(
    tenantId,
    (db) => db.$queryRaw<Row[]>`
      select t.slug, t.name, t.plan, t.limits, ${TENANT_EMBEDDING} from "Tenant" t where t.id = ${tenantId}`,
  );
  if (!row || !isPlanId(row.plan)) throw new AppError("not_found", "The tenant is gone.");
  const { slug, name, plan, limits, space, embedding, embedders } = row;
  const tenant = {
    id: tenantId,
    slug,
    name,
    plan,
    rates: ratesOf(plan, limits),
    ...{ space, embedding, embedders },
  };
  return { ...ctx, tenant, actor: { type: "system", job }, log: ctx.log.child({ tenantId, job }) };
}
