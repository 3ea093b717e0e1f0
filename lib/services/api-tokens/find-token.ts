import type { BotId, TokenId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import type { Scope } from "@/lib/schemas/permissions";
import { isPlanId } from "@/lib/schemas/plans";
import type { Actor, TenantContext } from "../_kit";
import { hashToken, tenantOfToken } from "./token-format";

type Row = {
  tokenId: TokenId;
  scopes: Scope[];
  restrictedToBots: boolean;
  botIds: BotId[];
  isStale: boolean;
  slug: string;
  name: string;
  plan: string;
  space: TenantContext["space"];
};

/**
 * The actor and tenant behind a raw token; null when it is malformed, unknown, revoked or out of time. One statement:
 * it runs on every request. `lastUsedAt` is written at most once a minute.
 */
export async function findToken(
  raw: string,
  now: Date,
): Promise<{ actor: Actor; tenant: TenantContext } | null> {
  const tenantId = tenantOfToken(raw);
  if (!tenantId) return null;
  return inTenant(tenantId, async (db) => {
    const [row] = await db.$queryRaw<Row[]>`
      select k.id as "tokenId", k.scopes::text[] as scopes, k."restrictedToBots",
             array(select b."botId" from "ApiTokenBot" b where b."tokenId" = k.id) as "botIds",
             coalesce(k."lastUsedAt" < ${now}::timestamptz - interval '1 minute', true) as "isStale",
             t.slug, t.name, t.plan, 
             (select jsonb_build_object('id', e.id, 'model', e.model) from "EmbeddingSpace" e where e.id = t."activeSpaceId") as space
      from "ApiToken" k join "Tenant" t on t.id = k."tenantId"
      where k.hash = ${hashToken(raw)} and k."revokedAt" is null
        and (k."expiresAt" is null or k."expiresAt" > ${now}::timestamptz)`;
    if (!row || !isPlanId(row.plan)) return null;
    if (row.isStale) await db.apiToken.update({ where: { id: row.tokenId }, data: { lastUsedAt: now } });
    const botIds = row.restrictedToBots ? row.botIds : null;
    return {
      actor: { type: "token", tokenId: row.tokenId, scopes: row.scopes, botIds },
      tenant: { id: tenantId, slug: row.slug, name: row.name, plan: row.plan, space: row.space },
    };
  });
}
