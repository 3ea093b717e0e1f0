import type { Db } from "@/lib/db";
import type { ListedTenantDto } from "@/lib/schemas/admin";
import { billingStateOf, isBlocked } from "@/lib/schemas/billing";
import type { PersonCtx } from "../_kit";

/** Where the subscription of each of these stands, by the tenant's id; always null where billing is off. */
export async function readBilling(
  db: Db,
  { ports, now }: Pick<PersonCtx, "ports" | "now">,
  tenants: readonly { id: string; isPlanFixed: boolean }[],
): Promise<(tenantId: string) => ListedTenantDto["billing"]> {
  const { isOn, graceDays } = ports.billing;
  if (!isOn) return () => null;
  const ids = tenants.map(({ id }) => id);
  const rows = await db.billingAccount.findMany({ where: { tenantId: { in: ids } } });
  const fixed = new Set(tenants.filter(({ isPlanFixed }) => isPlanFixed).map(({ id }) => id));
  const accounts = new Map(rows.map((row) => [row.tenantId, row]));
  return (tenantId) => {
    const account = accounts.get(tenantId) ?? null;
    return {
      state: billingStateOf(account, now()),
      since: account?.since?.toISOString() ?? null,
      isCancelling: account?.isCancelling ?? false,
      trialEndsAt: account?.trialEndsAt?.toISOString() ?? null,
      periodEndsAt: account?.periodEndsAt?.toISOString() ?? null,
      isBlocked: !fixed.has(tenantId) && isBlocked(account, now(), graceDays),
    };
  };
}
