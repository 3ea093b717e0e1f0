import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { SourceId, TenantId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { Schedule } from "@/lib/schemas/sync";
import { command, isAddingBlocked, type OpenCtx } from "../_kit";
import { openTenant } from "../tenants";
import { nextDue } from "./schedule";
import { hasActiveRun, startRun } from "./start-run";

const AT_ONCE = 500;

/** Begins a look at every source whose time has come, except those of suspended teams. One that is being looked at already waits for its next time. */
export async function requestDueSyncs(open: OpenCtx): Promise<{ requested: number }> {
  const due = await asSystem("sweeper", (db) =>
    db.source.findMany({
      where: {
        nextSyncAt: { lte: open.now() },
        deletedAt: null,
        tenant: { suspendedAt: null, erasedAt: null },
      },
      select: { id: true, tenantId: true },
      orderBy: { nextSyncAt: "asc" },
      take: AT_ONCE,
    }),
  );
  let requested = 0;
  for (const { id, tenantId } of due) {
    try {
      const ctx = await openTenant(open, tenantId as TenantId, "sync-due");
      // It stays due, and is looked at as soon as the subscription is in order.
      if (isAddingBlocked(ctx)) continue;
      if (await requestDueSync(ctx, id as SourceId)) requested++;
    } catch (error) {
      // One team that cannot be opened holds up no other.
      open.log.warn({ error, code: AppError.from(error).code, sourceId: id }, "a due source was passed over");
    }
  }
  return { requested };
}

const requestDueSync = command({
  name: "source.sync_due",
  permission: "sources:write",
  input: z.custom<SourceId>(),
  async run({ tx, input: id }) {
    await tx.db.$queryRaw`select 1 from "Source" where id = ${id} for no key update`;
    const source = await tx.db.source.findFirst({
      where: { id, nextSyncAt: { lte: tx.now() }, deletedAt: null },
    });
    const schedule = Schedule.safeParse(source?.schedule);
    if (!source) return { result: false, audit: { skip: "somebody else was first" } };
    const nextSyncAt = schedule.success ? nextDue(schedule.data, tx.now()) : null;
    await tx.db.source.update({ where: { id }, data: { nextSyncAt } });
    if (!schedule.success || (await hasActiveRun(tx, id)))
      return { result: false, audit: { skip: "nothing to do" } };
    const event = await startRun(tx, id, "schedule");
    return { result: true, events: [event], audit: { skip: "its run is the record of it" } };
  },
});
