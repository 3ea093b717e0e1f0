import { AppError } from "@/lib/core/errors";
import type { TenantId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import { billingStateOf, EFFECTS } from "@/lib/schemas/billing";
import { isPlanId, type PlanId } from "@/lib/schemas/plans";
import { type BillingEvent, type BillingState, forgetFlowNotices, type OpenCtx, recordEvent } from "../_kit";
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
    const state = await ctx.ports.billing.readState(customerId);
    if (state && state.beside.length > 0) tellDouble(ctx, customerId, state.beside);
    const found = toFound(account, state, ctx.now());
    const plan = await newPlan(ctx, account, found);
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

/** Without any subscription where there was one, the customer is gone at the service: it has ended. */
function toFound(account: Account, state: BillingState | null, now: Date): Found {
  const { subscriptionId, status, priceId, plan, isCancelling, trialEndsAt, periodEndsAt, since } = account;
  if (state === null && subscriptionId !== null) {
    const ended = { subscriptionId, priceId, plan, isCancelling: false, trialEndsAt, periodEndsAt };
    return { ...ended, status: "canceled", since: status === "canceled" ? since : now };
  }
  return {
    subscriptionId: state?.subscriptionId ?? null,
    status: state?.status ?? null,
    priceId: state?.priceId ?? null,
    plan: state?.plan ?? null,
    isCancelling: state?.isCancelling ?? isCancelling,
    trialEndsAt: state?.trialEndsAt ?? null,
    periodEndsAt: state?.periodEndsAt ?? null,
    since: state?.since ?? null,
  };
}

/** Bought in two windows at the same moment, or made by hand: which of them is meant, a person has to say. */
function tellDouble({ log }: OpenCtx, customerId: string, beside: readonly string[]): void {
  const told = { event: "billing.several_subscriptions", customerId, beside };
  log.error(
    told,
    "a customer has more than one subscription: end those that are not meant, and pay them back",
  );
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
  const isGiven = plan !== null && (await givePlan(db, tenantId, plan));
  if (!isChange(account, found) && !isGiven) return true;
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

/** False where the operator fixed another. */
async function givePlan(db: Db, tenantId: string, plan: PlanId): Promise<boolean> {
  const { count } = await db.tenant.updateMany({
    where: { id: tenantId, isPlanFixed: false },
    data: { plan },
  });
  if (count > 0) await forgetFlowNotices(db, tenantId);
  return count > 0;
}

/** The plan whose limits hold from here on; null: as before, also where the operator has set another one meanwhile. */
async function newPlan(ctx: OpenCtx, account: Account, found: Found): Promise<PlanId | null> {
  const now = ctx.now();
  const given = givenBy(found, now);
  if (given === givenBy(account, account.syncedAt ?? now)) return null;
  return planOf(ctx, given, found.priceId);
}

/** What a tenant's account gives now; null for none, or nothing of its own. */
export async function planByAccount(ctx: OpenCtx, tenantId: TenantId): Promise<PlanId | null> {
  const account = await asSystem("billing", (db) => db.billingAccount.findUnique({ where: { tenantId } }));
  return account && planOf(ctx, givenBy(account, ctx.now()), account.priceId);
}

/** @param given as `givenBy` tells it */
async function planOf(ctx: OpenCtx, given: string | null, priceId: string | null): Promise<PlanId | null> {
  if (given === null) return null;
  if (given === "default") return systemSetting(ctx, "defaultPlan");
  if (isPlanId(given)) return given;
  ctx.log.error(
    { event: "billing.unknown_price", priceId },
    "a subscription's price is not on the price list",
  );
  return null;
}

/** Which plan an account gives at a time: one that is sold, `default`, `unknown`, or null for none of its own. */
function givenBy(
  account: Pick<Found, "status" | "since" | "trialEndsAt" | "plan">,
  now: Date,
): string | null {
  const { plan } = EFFECTS[billingStateOf(account, now)];
  if (plan === "kept") return null;
  return plan === "default" ? "default" : (account.plan ?? "unknown");
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
