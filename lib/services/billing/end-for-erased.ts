import { AppError } from "@/lib/core/errors";
import type { TenantId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import type { BillingStatus, OpenCtx } from "../_kit";

const ENDED: readonly BillingStatus[] = ["canceled", "incomplete_expired"];

/**
 * A team that is erased is not charged again. Done twice it changes nothing.
 * @throws AppError when the service cannot be reached, for another try: without the account nobody could end it any more
 */
export async function endForErased(ctx: OpenCtx, tenantId: TenantId): Promise<void> {
  const account = await asSystem("billing", (db) => db.billingAccount.findUnique({ where: { tenantId } }));
  if (!account) return;
  const { billing } = ctx.ports;
  const { customerId } = account;
  try {
    await billing.closeCheckouts({ customerId });
    // What was bought a moment ago may not have been told yet.
    const state = await billing.readState(customerId);
    const running = state && !ENDED.includes(state.status) ? [state.subscriptionId] : [];
    for (const subscriptionId of [...running, ...(state?.beside ?? [])])
      await billing.cancelAtPeriodEnd({ subscriptionId });
  } catch (thrown) {
    const { code, retryable } = AppError.from(thrown);
    if (retryable) throw thrown;
    // Such as billing that was switched off: a person has to look.
    ctx.log.error({ event: "billing.left_running", code, customerId }, "an erased team may still be charged");
  }
}
