import { AppError } from "@/lib/core/errors";
import type { TenantId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { billingStateOf, RUNNING } from "@/lib/schemas/billing";
import type { OpenCtx } from "../_kit";

/**
 * A team that is erased is not charged again. Done twice it changes nothing.
 * @throws AppError when the service cannot be reached, for another try: without the account nobody could end it any more
 */
export async function endForErased(ctx: OpenCtx, tenantId: TenantId): Promise<void> {
  const account = await asSystem("billing", (db) => db.billingAccount.findUnique({ where: { tenantId } }));
  const isRunning = RUNNING.includes(billingStateOf(account, ctx.now()));
  if (!account?.subscriptionId || !isRunning || !ctx.ports.billing.isOn) return;
  try {
    await ctx.ports.billing.cancelAtPeriodEnd({ subscriptionId: account.subscriptionId });
  } catch (thrown) {
    const { code, retryable } = AppError.from(thrown);
    if (retryable) throw thrown;
    // It is over already, or of another account of ours: a person has to look.
    ctx.log.error(
      { event: "billing.left_running", code, subscriptionId: account.subscriptionId },
      "an erased team's subscription could not be ended",
    );
  }
}
