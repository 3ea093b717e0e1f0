import { billingStateOf, EFFECTS } from "@/lib/schemas/billing";
import { isPlanId, limitsOf, longerRetention } from "@/lib/schemas/plans";
import type { Tx } from "../_kit";

/**
 * For how many days the plan lets conversations be kept; null: for ever. Of a team that fell back from a plan it bought, what
 * that one allowed, where it is longer: a payment that is late, or a subscription that ended, deletes nothing.
 */
export async function keptDays({ db, tenant, now }: Tx): Promise<number | null> {
  const held = tenant.limits.retentionDays;
  // None of its own, or the operator fixed another.
  if (tenant.billing === null) return held;
  const account = await db.billingAccount.findUnique({ where: { tenantId: tenant.id } });
  const bought = account?.plan ?? "";
  if (held === null || !isPlanId(bought) || EFFECTS[billingStateOf(account, now())].plan !== "default")
    return held;
  const { limits } = await db.tenant.findUniqueOrThrow({
    where: { id: tenant.id },
    select: { limits: true },
  });
  return longerRetention(held, limitsOf(bought, limits).retentionDays);
}
