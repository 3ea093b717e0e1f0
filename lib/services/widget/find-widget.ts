import type { BotId } from "@/lib/core/ids";
import { Prisma, readOnceAsSystem } from "@/lib/db";
import { BotWidget } from "@/lib/schemas/widget";
import { TENANT_COLUMNS, type TenantContext, type TenantRow, toTenant } from "../_kit";

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
  botName: string;
  widget: unknown;
  visitorSecret: string | null;
  logoAt: Date | null;
} & TenantRow;

/**
 * The bot behind a public id, whatever tenant it is of; null when it is made up or deleted, or its tenant is suspended or
 * erased: to visitors that is all the same. Whether it may be shown is not asked here. One statement: it runs on every request.
 */
export async function findWidget(botId: BotId): Promise<WidgetBot | null> {
  const [row] = await readOnceAsSystem<Row>(
    "widget",
    Prisma.sql`
      select b.name as "botName", b.widget, b."visitorSecret", l."updatedAt" as "logoAt",
             ${TENANT_COLUMNS}
      from "Bot" b
      join "Tenant" t on t.id = b."tenantId" and t."erasedAt" is null and t."suspendedAt" is null
      left join "BotLogo" l on l."tenantId" = b."tenantId" and l."botId" = b.id
      where b.id = ${botId} and b."deletedAt" is null`,
  );
  const tenant = row && toTenant(row);
  if (!row || !tenant) return null;
  const { botName, widget, visitorSecret, logoAt } = row;
  return { id: botId, name: botName, widget: BotWidget.parse(widget), visitorSecret, logoAt, tenant };
}
