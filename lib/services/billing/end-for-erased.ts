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
  // Such as billing that was switched off: a person has to look.
  const tell = (thrown: unknown): void => {
    const { code, retryable } = AppError.from(thrown);
    if (retryable) throw thrown;
    ctx.log.error({ event: "billing.left_running", code, customerId }, "an erased team may still be charged");
  };
  const left = async () => {
    await billing.closeCheckouts({ customerId });
    // What was bought a moment ago may not have been told yet.
    return billing.readState(customerId);
  };
  const state = await left().catch(tell);
  const counts = state && !ENDED.includes(state.status) ? [state.subscriptionId] : [];
  // One that has just ended by itself must not keep the others going.
  for (const subscriptionId of [...counts, ...(state?.beside ?? [])])
    await billing.cancelAtPeriodEnd({ subscriptionId }).catch(tell);
}
