import { tenantSuspended } from "@/lib/core/errors";
import type { BotId, TenantId, TokenId, UserId } from "@/lib/core/ids";
import { inTenant, Prisma, readOnce } from "@/lib/db";
import { cutScopes, type Role, type Scope } from "@/lib/schemas/permissions";
import {
  type Actor,
  hashSecret,
  TENANT_COLUMNS,
  type TenantContext,
  type TenantRow,
  tenantOfSecret,
  toTenant,
} from "../_kit";

type Row = {
  tokenId: TokenId;
  ownerId: UserId | null;
  ownerRole: Role | null;
  scopes: Scope[];
  restrictedToBots: boolean;
  botIds: BotId[];
  isStale: boolean;
  isSuspended: boolean;
} & TenantRow;

/**
 * The actor and tenant behind a raw token; null when it is malformed, unknown, revoked or out of time, or its owner is no
 * member any more. It may what its scopes say, as far as its owner may. One statement: it runs on every request.
 * `lastUsedAt` is written at most once a minute.
 * @throws AppError tenant_suspended
 */
export async function findToken(
  raw: string,
  now: Date,
): Promise<{ actor: Actor; tenant: TenantContext } | null> {
  const tenantId = tenantOfSecret("mr", raw);
  if (!tenantId) return null;
  const [row] = await readOnce<Row>(
    tenantId,
    Prisma.sql`
      select k.id as "tokenId", k."createdById" as "ownerId", m.role::text as "ownerRole", k.scopes::text[] as scopes,
             k."restrictedToBots", array(select b."botId" from "ApiTokenBot" b where b."tokenId" = k.id) as "botIds",
             coalesce(k."lastUsedAt" < ${now}::timestamptz - interval '1 minute', true) as "isStale",
             t."suspendedAt" is not null as "isSuspended", ${TENANT_COLUMNS}
      from "ApiToken" k
      join "Tenant" t on t.id = k."tenantId" and t."erasedAt" is null
      left join "Membership" m on m."userId" = k."createdById"
      where k.hash = ${hashSecret(raw)} and k."revokedAt" is null
        and (k."expiresAt" is null or k."expiresAt" > ${now}::timestamptz)`,
  );
  const tenant = row && toTenant(row);
  if (!row || !tenant || (row.ownerId && !row.ownerRole)) return null;
  if (row.isSuspended) throw tenantSuspended();
  if (row.isStale) await markUsed(tenantId, row.tokenId, now);
  const { tokenId, ownerId } = row;
  const scopes = row.ownerRole ? cutScopes(row.scopes, row.ownerRole) : row.scopes;
  const botIds = row.restrictedToBots ? row.botIds : null;
  return {
    actor: { type: "token", tokenId, ownerId, scopes, botIds },
    tenant,
  };
}

async function markUsed(tenantId: TenantId, id: TokenId, lastUsedAt: Date): Promise<void> {
  // It may have been erased since it was read.
  await inTenant(tenantId, (db) => db.apiToken.updateMany({ where: { id }, data: { lastUsedAt } }));
}
