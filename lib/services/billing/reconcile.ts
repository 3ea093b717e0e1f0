import { AppError } from "@/lib/core/errors";
import { asSystem } from "@/lib/db";
import type { OpenCtx } from "../_kit";
import { syncAccount } from "./sync-account";

/** The service sends events again for days; what it sends later than this is applied a second time, which changes nothing. */
const KEPT_MS = 400 * 24 * 60 * 60_000;

/** Reads every account anew: what events did not tell, because they were lost, holds from here on. */
export async function reconcileBilling(ctx: OpenCtx): Promise<{ read: number; failed: number }> {
  if (!ctx.ports.billing.isOn) return { read: 0, failed: 0 };
  const accounts = await asSystem("billing", (db) =>
    db.billingAccount.findMany({ select: { customerId: true } }),
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
  const receivedAt = { lt: new Date(ctx.now().getTime() - KEPT_MS) };
  await asSystem("billing", (db) => db.billingEvent.deleteMany({ where: { receivedAt } }));
  return { read: accounts.length - failed, failed };
}
