import { AppError } from "@/lib/core/errors";
import { BLOCK_WORDS, billingStateOf, isBlocked, whatGoesOn } from "@/lib/schemas/billing";
import type { Ctx } from "./ctx";

type Asking = Pick<Ctx, "tenant" | "ports" | "now" | "publicUrl" | "log">;

/** Whether the tenant's subscription keeps it from adding content; never where no billing service is set up. */
export function isAddingBlocked({ tenant, ports, now }: Asking): boolean {
  const { isOn, graceDays } = ports.billing;
  return isOn && isBlocked(tenant.billing, now(), graceDays);
}

/**
 * Before anything of it is done.
 * @param blocked the command that would add content
 * @throws AppError payment_required with `{state, since, blocked, link}`
 */
export function assertMayAdd(ctx: Asking, blocked: string): void {
  if (!isAddingBlocked(ctx)) return;
  const { tenant, now, publicUrl, log } = ctx;
  const state = billingStateOf(tenant.billing, now());
  const since = tenant.billing?.since ?? null;
  log.warn(
    { event: "billing.blocked", state, since, blocked },
    "adding is refused until billing is in order",
  );
  const { state: why = "Billing is not in order", wayOut = "Put it in order to go on adding." } =
    BLOCK_WORDS[state] ?? {};
  const link = `${publicUrl}/t/${tenant.slug}/plan`;
  const message = `${why}. ${wayOut} ${whatGoesOn(tenant.plan)}`;
  throw new AppError("payment_required", message, { details: { state, since, blocked, link } });
}
