import { AppError } from "@/lib/core/errors";
import type { TenantId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import { billingStateOf, EFFECTS } from "@/lib/schemas/billing";
import { isPlanId, type PlanId } from "@/lib/schemas/plans";
import { type BillingEvent, type BillingState, type OpenCtx, recordEvent } from "../_kit";
import { systemSetting } from "../settings";

const MOST_READINGS = 20;

type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>;
type Found = Omit<Account, "tenantId" | "customerId" | "version" | "syncedAt" | "createdAt">;
type Reading = { account: Account; found: Found; plan: PlanId | null; event: BillingEvent | null };

/** Of a customer that we know; null for any other. */
export function findAccount(customerId: string) {
  return asSystem("billing", (db) => db.billingAccount.findUnique({ where: { customerId } }));
}

/**
 * Reads what the service says now, and makes it what holds here: account, plan, and the event that made us look, in one
 * transaction. Whoever was overtaken between reading and writing reads again, so what is written was read after what was
 * written before it, whatever order events come in.
 * @returns `repeated` for an event whose effect is there already, `unknown` for a customer of nobody here
 * @throws AppError unavailable when others write all the time; and whatever the service throws
 */
export async function syncAccount(
  ctx: OpenCtx,
  customerId: string,
  event: BillingEvent | null = null,
): Promise<"applied" | "repeated" | "unknown"> {
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const { account, isKept } = await look(customerId, event);
    if (!account) return "unknown";
    if (isKept) return "repeated";
    const found = toFound(await ctx.ports.billing.readState(customerId));
    const plan = isChange(account, found) ? await planFor(ctx, found) : null;
    const isWritten = await asSystem("billing", (db) => write(db, ctx, { account, found, plan, event }));
    if (isWritten) return "applied";
  }
  throw new AppError("unavailable", "This account is being changed all the time. Try again.");
}

function look(customerId: string, event: BillingEvent | null) {
  return asSystem("billing", async (db) => ({
    account: await db.billingAccount.findUnique({ where: { customerId } }),
    isKept: event !== null && (await db.billingEvent.count({ where: { id: event.id } })) > 0,
  }));
}

function toFound(state: BillingState | null): Found {
  return {
    subscriptionId: state?.subscriptionId ?? null,
    status: state?.status ?? null,
    priceId: state?.priceId ?? null,
    plan: state?.plan ?? null,
    isCancelling: state?.isCancelling ?? false,
    trialEndsAt: state?.trialEndsAt ?? null,
    periodEndsAt: state?.periodEndsAt ?? null,
    since: state?.since ?? null,
  };
}

const isChange = (account: Account, found: Found) =>
  account.status !== found.status || account.plan !== found.plan;

/** False when somebody has written since the account was read: nothing is changed then. */
async function write(db: Db, ctx: OpenCtx, { account, found, plan, event }: Reading): Promise<boolean> {
  const { tenantId, version } = account;
  const { count } = await db.billingAccount.updateMany({
    where: { tenantId, version },
    data: { ...found, version: version + 1, syncedAt: ctx.now() },
  });
  if (count === 0) return false;
  if (event) await keepEvent(db, event, { outcome: "applied" });
  if (!isChange(account, found)) return true;
  if (plan) await db.tenant.update({ where: { id: tenantId }, data: { plan } });
  await recordEvent(db, ctx, {
    tenantId: tenantId as TenantId,
    actor: { type: "system", id: "billing" },
    action: "billing.change",
    targetId: tenantId,
    before: { status: account.status, plan: account.plan },
    after: { status: found.status, plan: found.plan, since: found.since?.toISOString() ?? null },
  });
  return true;
}

/** The plan whose limits hold from here on; null: as before. */
async function planFor(ctx: OpenCtx, found: Found): Promise<PlanId | null> {
  const effect = EFFECTS[billingStateOf(found, ctx.now())];
  if (effect.plan === "kept") return null;
  if (effect.plan === "default") return systemSetting(ctx, "defaultPlan");
  if (found.plan !== null && isPlanId(found.plan)) return found.plan;
  const { priceId } = found;
  ctx.log.error(
    { event: "billing.unknown_price", priceId },
    "a subscription's price is not on the price list",
  );
  return null;
}

type Kept = { outcome: "applied" | "ignored" | "parked"; reason?: string };

/** Once: an event that is kept already stays as it is. */
export async function keepEvent(db: Db, event: BillingEvent, kept: Kept): Promise<void> {
  const { id, type, customerId, createdAt } = event;
  await db.billingEvent.createMany({
    data: { id, type, customerId, createdAt, ...kept },
    skipDuplicates: true,
  });
}
