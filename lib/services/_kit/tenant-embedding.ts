import { Prisma } from "@/lib/db";

/**
 * The columns of `TenantEmbedding`, of a tenant that is called `t`: they come with the tenant, so that a question costs no
 * further statement. The tenant is named again because one caller looks past the fences.
 */
export const TENANT_EMBEDDING = Prisma.sql`
  t.embedding,
  (select jsonb_build_object('id', e.id, 'connectionId', e."connectionId", 'model', e.model, 'dimensions', e.dimensions, 'isAsked', e."isAsked")
   from "EmbeddingSpace" e where e."tenantId" = t.id and e.id = t."activeSpaceId") as space,
  (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'provider', c.provider, 'baseUrl', c."baseUrl", 'secret', c.secret)), '[]')
   from "Connection" c where c."tenantId" = t.id and c.id in (
     t.embedding->>'connectionId',
     (select e."connectionId" from "EmbeddingSpace" e where e."tenantId" = t.id and e.id = t."activeSpaceId"))) as embedders`;
