import { asSystem } from "@/lib/db";
import type { ParkReason } from "@/lib/schemas/parked";
import type { BillingEvent, OpenCtx } from "../_kit";
import { findAccount, keepEvent, syncAccount } from "./sync-account";

/** What can change where a customer stands. Anything else that we are sent is noted and left. */
const CONCERNS = /^(checkout\.session\.|customer\.subscription\.|invoice\.|customer\.deleted$)/;

/**
 * Takes an event of the billing service. It is a hint that something happened: what holds is read from the service.
 * @param rawBody byte for byte as it came, for the signature is over that
 * @throws AppError invalid_request when it is not the service's · not_configured · unavailable and the like, to be sent again
 */
export async function receiveEvent(ctx: OpenCtx, rawBody: string, signature: string | null): Promise<void> {
  const event = await ctx.ports.billing.readEvent(rawBody, signature);
  if (!CONCERNS.test(event.type)) {
    await asSystem("billing", (db) => keepEvent(db, event, { outcome: "ignored" }));
    return;
  }
  const reason = await misfit(ctx, event);
  if (reason) await park(ctx, event, reason);
  else if (event.customerId) await syncAccount(ctx, event.customerId, event);
}

/** Why an event cannot be about anybody here; null when it can. */
async function misfit(ctx: OpenCtx, event: BillingEvent): Promise<ParkReason | null> {
  if (event.isTest !== ctx.ports.billing.isTest) return "it is of the other mode, test or live";
  if (event.customerId === null) return "it names no customer";
  const account = await findAccount(event.customerId);
  if (!account) return "its customer is nobody's here";
  return event.tenantId === null || event.tenantId === account.tenantId
    ? null
    : "its customer and its tenant do not belong together";
}

/** It is kept for a person to look at, and not asked for again: another try would find the same. */
async function park(ctx: OpenCtx, event: BillingEvent, reason: ParkReason): Promise<void> {
  const { id, type, customerId } = event;
  ctx.log.error(
    { event: "billing.parked", billingEvent: id, type, customerId, reason },
    "a billing event was parked",
  );
  await asSystem("billing", (db) => keepEvent(db, event, { outcome: "parked", reason }));
}
