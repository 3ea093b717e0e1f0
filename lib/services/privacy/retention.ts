import { z } from "zod";
import type { TenantId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { command, type OpenCtx, type Tx } from "../_kit";
import { settingOf } from "../settings";
import { openTenant } from "../tenants";
import { keptDays } from "../usage";

const DAY_MS = 24 * 60 * 60_000;

/** Deletes conversations, and what visitors left, that are older than each tenant keeps them. @returns how many went */
export async function applyRetention(ctx: OpenCtx): Promise<{ removed: number }> {
  const tenants = await asSystem("sweeper", (db) =>
    db.tenant.findMany({ where: { erasedAt: null }, select: { id: true } }),
  );
  let removed = 0;
  for (const { id } of tenants) {
    const opened = await openTenant(ctx, id as TenantId, "retention");
    removed += await removeOldConversations(opened, {});
    removed += await removeOldContacts(opened, {});
  }
  return { removed };
}

const removeOldConversations = command({
  name: "conversation.expire",
  permission: "tenant:write",
  input: z.unknown(),
  async run({ tx }) {
    const kept = await keptSince(tx);
    if (kept === null) return { result: 0, audit: { skip: "conversations are kept" } };
    const { days, before } = kept;
    // With their messages: the database's own cascade.
    const { count } = await tx.db.conversation.deleteMany({ where: { updatedAt: { lt: before } } });
    if (count === 0) return { result: 0, audit: { skip: "none was old enough" } };
    return { result: count, audit: { before: { conversations: count, days } } };
  },
});

/** Names and addresses of visitors go no later than what was said with them. */
const removeOldContacts = command({
  name: "contact.expire",
  permission: "tenant:write",
  input: z.unknown(),
  async run({ tx }) {
    const kept = await keptSince(tx);
    if (kept === null) return { result: 0, audit: { skip: "contacts are kept" } };
    const { days, before } = kept;
    const { count } = await tx.db.contact.deleteMany({ where: { createdAt: { lt: before } } });
    if (count === 0) return { result: 0, audit: { skip: "none was old enough" } };
    return { result: count, audit: { before: { contacts: count, days } } };
  },
});

/** What the team chose, or less where its plan keeps them for less; null: for ever. */
async function keptSince(tx: Tx): Promise<{ days: number; before: Date } | null> {
  const chosen = await settingOf(tx, "conversationRetentionDays");
  const most = await keptDays(tx);
  const days = chosen === null || most === null ? (chosen ?? most) : Math.min(chosen, most);
  return days === null ? null : { days, before: new Date(tx.now().getTime() - days * DAY_MS) };
}
