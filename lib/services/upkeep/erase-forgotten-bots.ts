import type { BotId, TenantId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { BOT_RESTORE_DAYS } from "@/lib/schemas/bot";
import type { OpenCtx } from "../_kit";
import { eraseBot } from "../bots";
import { openTenant } from "../tenants";
import { minutesBefore } from "./deadlines";

/** Erases every bot whose time to be restored is over. */
export async function eraseForgottenBots(open: OpenCtx): Promise<{ bots: number }> {
  const deletedAt = { lt: minutesBefore(open.now(), BOT_RESTORE_DAYS * 24 * 60) };
  const rows = await asSystem("sweeper", (db) =>
    db.bot.findMany({ where: { deletedAt }, select: { id: true, tenantId: true } }),
  );
  for (const { id, tenantId } of rows) {
    await eraseBot(await openTenant(open, tenantId as TenantId, "erase-bots"), { botId: id as BotId });
  }
  return { bots: rows.length };
}
