import { newId } from "@/lib/core/ids";
import { type DomainEvent, EVENTS } from "@/lib/schemas/events";
import type { Ctx, Tx } from "./ctx";

export type OutboxRow = { id: string; name: string; data: object };

/** Writes events into the outbox, in the command's own transaction. */
export async function writeOutbox(tx: Tx, events: readonly DomainEvent[]): Promise<OutboxRow[]> {
  const rows = events.map(({ name, data }) => ({
    id: newId("outbox"),
    name,
    data: EVENTS[name].parse(data),
  }));
  if (rows.length > 0) {
    await tx.db.outboxEvent.createMany({ data: rows.map((row) => ({ ...row, tenantId: tx.tenant.id })) });
  }
  return rows;
}

/** Hands committed rows on. When that fails they stay in the outbox, and the sweep hands them on later. */
export async function publishOutbox(ctx: Ctx, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  try {
    await ctx.ports.events.publish(rows);
  } catch (error) {
    ctx.log.warn({ error, events: rows.map((row) => row.name) }, "events stay in the outbox for now");
  }
}
