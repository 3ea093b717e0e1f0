import type { TenantId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { type OpenCtx, refund } from "../_kit";

/** An answer that has not ended after so long was cut off with its process: longer than any takes. */
const LOST_AFTER_MS = 4 * 60_000;
const KEPT_MS = 400 * 24 * 60 * 60_000;
const AT_ONCE = 1_000;

/** Gives back what was reserved by processes that are gone, within five minutes, and forgets entries of more than a year ago. */
export async function sweepUsage(ctx: OpenCtx): Promise<{ refunded: number }> {
  const before = (ms: number) => new Date(ctx.now().getTime() - ms);
  const lost = await asSystem("sweeper", (db) =>
    db.usageEntry.findMany({
      where: { state: "reserved", createdAt: { lt: before(LOST_AFTER_MS) } },
      select: { id: true, tenantId: true },
      take: AT_ONCE,
    }),
  );
  for (const { id, tenantId } of lost) {
    const tenant = { id: tenantId as TenantId };
    await asSystem("sweeper", (db) => refund({ db, tenant, now: ctx.now }, id));
  }
  await asSystem("sweeper", (db) =>
    db.usageEntry.deleteMany({ where: { createdAt: { lt: before(KEPT_MS) } } }),
  );
  return { refunded: lost.length };
}
