import { AppError } from "@/lib/core/errors";
import type { TenantId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import { billingStateOf, EFFECTS } from "@/lib/schemas/billing";
import { isPlanId, type PlanId } from "@/lib/schemas/plans";
import { type BillingEvent, type BillingState, type OpenCtx, recordEvent } from "../_kit";
import { systemSetting } from "../settings";

const MOST_READINGS = 20;

type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>;
type Reading = {
  account: Account;
  state: BillingState | null;
  event: BillingEvent | null;
  defaultPlan: PlanId;
};

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
  const defaultPlan = await systemSetting(ctx, "defaultPlan");
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const account = await findAccount(customerId);
    if (!account) return "unknown";
    if (event && (await isKept(event))) return "repeated";
    const state = await ctx.ports.billing.readState(customerId);
    const isWritten = await asSystem("billing", (db) =>
      write(db, ctx, { account, state, event, defaultPlan }),
    );
    if (isWritten) return "applied";
  }
  throw new AppError("unavailable", "This account is being changed all the time. Try again.");
}

async function isKept({ id }: BillingEvent): Promise<boolean> {
  return (await asSystem("billing", (db) => db.billingEvent.count({ where: { id } }))) > 0;
}

/** False when somebody has written since the account was read: nothing is changed then. */
async function write(
  db: Db,
  ctx: OpenCtx,
  { account, state, event, defaultPlan }: Reading,
): Promise<boolean> {
  const { tenantId, version } = account;
  const now = ctx.now();
  const after = {
    subscriptionId: state?.subscriptionId ?? null,
    status: state?.status ?? null,
    priceId: state?.priceId ?? null,
    plan: state?.plan ?? null,
    isCancelling: state?.isCancelling ?? false,
    trialEndsAt: state?.trialEndsAt ?? null,
    periodEndsAt: state?.periodEndsAt ?? null,
    since: state?.since ?? null,
  };
  const { count } = await db.billingAccount.updateMany({
    where: { tenantId, version },
    data: { ...after, version: version + 1, syncedAt: now },
  });
  if (count === 0) return false;
  if (event) await keepEvent(db, event, { outcome: "applied" });
  if (account.status === after.status && account.plan === after.plan) return true;
  const plan = planFor(ctx, after, defaultPlan);
  if (plan) await db.tenant.update({ where: { id: tenantId }, data: { plan } });
  await recordEvent(db, ctx, {
    tenantId: tenantId as TenantId,
    actor: { type: "system", id: "billing" },
    action: "billing.change",
    targetId: tenantId,
    before: { status: account.status, plan: account.plan },
    after: { status: after.status, plan: after.plan, since: after.since?.toISOString() ?? null },
  });
  return true;
}

type After = Pick<Account, "status" | "plan" | "since" | "trialEndsAt" | "priceId">;

/** The plan whose limits hold from here on; null: as before. */
function planFor(ctx: OpenCtx, after: After, defaultPlan: PlanId): PlanId | null {
  const effect = EFFECTS[billingStateOf(after, ctx.now())];
  if (effect.plan === "kept") return null;
  if (effect.plan === "default") return defaultPlan;
  if (after.plan !== null && isPlanId(after.plan)) return after.plan;
  const { priceId } = after;
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
