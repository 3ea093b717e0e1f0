import { z } from "zod";
import type { TenantId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { command, type OpenCtx } from "../_kit";
import { settingOf } from "../settings";
import { openTenant } from "../tenants";

const DAY_MS = 24 * 60 * 60_000;

/** Deletes conversations that are older than each tenant keeps them. @returns how many went */
export async function applyRetention(ctx: OpenCtx): Promise<{ removed: number }> {
  const tenants = await asSystem("sweeper", (db) =>
    db.tenant.findMany({ where: { erasedAt: null }, select: { id: true } }),
  );
  let removed = 0;
  for (const { id } of tenants) {
    const opened = await openTenant(ctx, id as TenantId, "retention");
    removed += await removeOldConversations(opened, {});
  }
  return { removed };
}

const removeOldConversations = command({
  name: "conversation.expire",
  permission: "tenant:write",
  input: z.unknown(),
  async run({ tx }) {
    const days = await settingOf(tx, "conversationRetentionDays");
    if (days === null) return { result: 0, audit: { skip: "conversations are kept" } };
    const before = new Date(tx.now().getTime() - days * DAY_MS);
    // With their messages: the database's own cascade.
    const { count } = await tx.db.conversation.deleteMany({ where: { updatedAt: { lt: before } } });
    if (count === 0) return { result: 0, audit: { skip: "none was old enough" } };
    return { result: count, audit: { before: { conversations: count, days } } };
  },
});
