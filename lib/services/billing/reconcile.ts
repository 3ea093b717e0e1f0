import { AppError } from "@/lib/core/errors";
import { asSystem } from "@/lib/db";
import type { OpenCtx } from "../_kit";
import { syncAccount } from "./sync-account";

/** The service sends events again for days; what it sends later than this is applied a second time, which changes nothing. */
const KEPT_MS = 400 * 24 * 60 * 60_000;
/** Each costs a call or two of the service: so many are done before any step runs out of time. */
const AT_ONCE = 100;

export type Reconciled = {
  read: number;
  failed: number;
  /** Where to go on; null: that was all of them. */
  next: string | null;
};

/**
 * Reads accounts anew, a page of them: what events did not tell, because they were lost, holds from here on. One that cannot
 * be read holds up no other.
 * @param after the `next` of the page before
 */
export async function reconcileBilling(ctx: OpenCtx, after: string | null = null): Promise<Reconciled> {
  if (!ctx.ports.billing.isOn) return { read: 0, failed: 0, next: null };
  const accounts = await asSystem("billing", (db) =>
    db.billingAccount.findMany({
      where: after === null ? {} : { tenantId: { gt: after } },
      select: { tenantId: true, customerId: true },
      orderBy: { tenantId: "asc" },
      take: AT_ONCE,
    }),
  );
  let failed = 0;
  for (const { customerId } of accounts) {
    try {
      await syncAccount(ctx, customerId);
    } catch (error) {
      failed += 1;
      ctx.log.error({ error, code: AppError.from(error).code, customerId }, "an account could not be read");
    }
  }
  const next = accounts.length === AT_ONCE ? (accounts.at(-1)?.tenantId ?? null) : null;
  if (next === null) await forgetEvents(ctx);
  return { read: accounts.length - failed, failed, next };
}

async function forgetEvents(ctx: OpenCtx): Promise<void> {
  const receivedAt = { lt: new Date(ctx.now().getTime() - KEPT_MS) };
  await asSystem("billing", (db) => db.billingEvent.deleteMany({ where: { receivedAt } }));
}
