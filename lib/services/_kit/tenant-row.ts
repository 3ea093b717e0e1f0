import type { TenantId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import type { Standing } from "@/lib/schemas/billing";
import { isPlanId, limitsOf } from "@/lib/schemas/plans";
import type { TenantContext, TenantEmbedding } from "./ctx";

/** A tenant as `TENANT_COLUMNS` reads it. */
export type TenantRow = {
  tenantId: TenantId;
  slug: string;
  name: string;
  plan: string;
  limits: unknown;
  isPlanFixed: boolean;
  billing: Standing | null;
} & TenantEmbedding;

/**
 * The columns of a context's tenant, of one that is called `t`: they come with whoever asks, so that a question costs no
 * further statement. The tenant is named again because some callers look past the fences.
 */
export const TENANT_COLUMNS = Prisma.sql`
  t.id as "tenantId", t.slug, t.name, t.plan, t.limits, t."isPlanFixed", t.embedding,
  (select jsonb_build_object('status', a.status, 'since', a.since, 'trialEndsAt', a."trialEndsAt")
   from "BillingAccount" a where a."tenantId" = t.id) as billing,
  (select jsonb_build_object('id', e.id, 'connectionId', e."connectionId", 'model', e.model, 'dimensions', e.dimensions, 'isAsked', e."isAsked")
   from "EmbeddingSpace" e where e."tenantId" = t.id and e.id = t."activeSpaceId") as space,
  (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'provider', c.provider, 'baseUrl', c."baseUrl", 'secret', c.secret)), '[]')
   from "Connection" c where c."tenantId" = t.id and c.id in (
     t.embedding->>'connectionId',
     (select e."connectionId" from "EmbeddingSpace" e where e."tenantId" = t.id and e.id = t."activeSpaceId"))) as embedders`;

/** Null when the tenant is on a plan that this release does not know. */
export function toTenant(row: TenantRow): TenantContext | null {
  const { tenantId: id, slug, name, plan, limits, isPlanFixed, space, embedding, embedders } = row;
  if (!isPlanId(plan)) return null;
  // Where the operator fixed the plan, the subscription decides nothing.
  const billing = isPlanFixed ? null : row.billing;
  const terms = { plan, limits: limitsOf(plan, limits), isPlanFixed, billing };
  return { id, slug, name, ...terms, space, embedding, embedders };
}
