import type { BotId, TenantId } from "@/lib/core/ids";
import { Prisma, readOnceAsSystem } from "@/lib/db";
import { isPlanId, ratesOf } from "@/lib/schemas/plans";
import { BotWidget } from "@/lib/schemas/widget";
import { TENANT_EMBEDDING, type TenantContext, type TenantEmbedding } from "../_kit";

/** A bot as its widget needs it, and whose it is. */
export type WidgetBot = {
  id: BotId;
  name: string;
  widget: BotWidget;
  /** What the owner's server signs visitors with, still sealed; null: it vouches for nobody. */
  visitorSecret: string | null;
  /** When its logo was last changed; null when it has none. */
  logoAt: Date | null;
  tenant: TenantContext;
};

type Row = {
  name: string;
  widget: unknown;
  visitorSecret: string | null;
  logoAt: Date | null;
  tenantId: TenantId;
  slug: string;
  tenantName: string;
  plan: string;
  limits: unknown;
} & TenantEmbedding;

/**
 * The bot behind a public id, whatever tenant it is of; null when it is made up or deleted, or its tenant is suspended or
 * erased: to visitors that is all the same. Whether it may be shown is not asked here. One statement: it runs on every request.
 */
export async function findWidget(botId: BotId): Promise<WidgetBot | null> {
  const [row] = await readOnceAsSystem<Row>(
    "widget",
    Prisma.sql`
      select b.name, b.widget, b."visitorSecret", l."updatedAt" as "logoAt",
             t.id as "tenantId", t.slug, t.name as "tenantName", t.plan, t.limits, ${TENANT_EMBEDDING}
      from "Bot" b
      join "Tenant" t on t.id = b."tenantId" and t."erasedAt" is null and t."suspendedAt" is null
      left join "BotLogo" l on l."tenantId" = b."tenantId" and l."botId" = b.id
      where b.id = ${botId} and b."deletedAt" is null`,
  );
  if (!row || !isPlanId(row.plan)) return null;
  const { name, widget, visitorSecret, logoAt, tenantId, slug, tenantName, plan, limits } = row;
  const { space, embedding, embedders } = row;
  const rates = ratesOf(plan, limits);
  return {
    ...{ id: botId, name, widget: BotWidget.parse(widget), visitorSecret, logoAt },
    tenant: { id: tenantId, slug, name: tenantName, plan, rates, space, embedding, embedders },
  };
}
