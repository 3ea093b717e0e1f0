import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError, validationFailed } from "@/lib/core/errors";
import { billingStateOf, PriceBody, RUNNING } from "@/lib/schemas/billing";
import { type Ctx, workflow } from "../_kit";
import { assertBillingOn, ensureCustomer, readAccount } from "./account";
import { getBilling } from "./get-billing";
import { syncAccount } from "./sync-account";

/** The address of a page where the price can be bought. Asked for again it is the same page, until something was bought. */
export const startCheckout = workflow({
  name: "billing.checkout",
  permission: "billing:write",
  input: PriceBody,
  async run({ ctx, input: { priceId } }): Promise<{ url: string }> {
    assertSold(ctx, priceId);
    assertChangeable(ctx);
    const customerId = await ensureCustomer(ctx);
    await syncAccount(ctx, customerId);
    const account = await readAccount(ctx);
    if (RUNNING.includes(billingStateOf(account, ctx.now())))
      throw new AppError(
        "conflict",
        "There is a subscription already. Change its plan in place of buying another.",
      );
    const { billing } = ctx.ports;
    const page = planPage(ctx);
    const trialDays = account?.subscriptionId ? 0 : billing.trialDays;
    const order = { customerId, tenantId: ctx.tenant.id, priceId, trialDays };
    const day = ctx.now().toISOString().slice(0, 10);
    const { url } = await billing.openCheckout({
      ...order,
      ...{ successUrl: `${page}?checkout=done`, cancelUrl: page },
      idempotencyKey: keyOf({ ...order, subscription: account?.subscriptionId, page, day }),
    });
    return { url };
  },
});

/** Another price for the subscription that runs, at once. */
export const changePlan = workflow({
  name: "billing.change_plan",
  permission: "billing:write",
  input: PriceBody,
  async run({ ctx, input: { priceId } }) {
    assertSold(ctx, priceId);
    assertChangeable(ctx);
    const { customerId, subscriptionId } = await runningOrThrow(ctx);
    // Of this click alone: a card that was declined is replaced, and then the same is asked anew.
    const idempotencyKey = keyOf({ subscriptionId, priceId, request: ctx.idempotencyKey ?? ctx.requestId });
    await ctx.ports.billing.changePrice({ customerId, subscriptionId, priceId, idempotencyKey });
    return afterwards(ctx, customerId);
  },
});

/** Ends the subscription with the period that is paid for. */
export const cancelPlan = workflow({
  name: "billing.cancel",
  permission: "billing:write",
  input: z.unknown(),
  async run({ ctx }) {
    const { customerId, subscriptionId } = await runningOrThrow(ctx);
    await ctx.ports.billing.cancelAtPeriodEnd({ subscriptionId });
    return afterwards(ctx, customerId);
  },
});

/** Takes `cancelPlan` back. */
export const resumePlan = workflow({
  name: "billing.resume",
  permission: "billing:write",
  input: z.unknown(),
  async run({ ctx }) {
    const { customerId, subscriptionId } = await runningOrThrow(ctx);
    await ctx.ports.billing.resume({ subscriptionId });
    return afterwards(ctx, customerId);
  },
});

/** The address of the page where cards, invoices and the subscription are looked after. */
export const openPortal = workflow({
  name: "billing.portal",
  permission: "billing:write",
  input: z.unknown(),
  async run({ ctx }): Promise<{ url: string }> {
    assertBillingOn(ctx);
    const account = await readAccount(ctx);
    if (!account)
      throw new AppError("conflict", "Nothing was bought yet, so there is nothing to look after.");
    const returnUrl = `${planPage(ctx)}?checkout=done`;
    return ctx.ports.billing.openPortal({ customerId: account.customerId, returnUrl });
  },
});

const planPage = ({ publicUrl, tenant }: Ctx) => `${publicUrl}/t/${tenant.slug}/plan`;

function assertSold(ctx: Ctx, priceId: string): void {
  assertBillingOn(ctx);
  if (ctx.ports.billing.prices.some((price) => price.priceId === priceId)) return;
  throw validationFailed([{ path: ["priceId"], message: "is not a price that is sold here" }]);
}

/** Nobody pays for what changes nothing. */
function assertChangeable({ tenant }: Ctx): void {
  if (!tenant.isPlanFixed) return;
  throw new AppError(
    "conflict",
    "The operator has fixed this team's plan, so buying another would change nothing. Ask whoever runs this deployment.",
  );
}

async function runningOrThrow(ctx: Ctx) {
  assertBillingOn(ctx);
  const account = await readAccount(ctx);
  const isRunning = RUNNING.includes(billingStateOf(account, ctx.now()));
  if (!account?.subscriptionId || !isRunning)
    throw new AppError("conflict", "There is no subscription that runs. Choose a plan first.");
  return { ...account, subscriptionId: account.subscriptionId };
}

async function afterwards(ctx: Ctx, customerId: string) {
  const { idempotencyKey: _, ...plain } = ctx;
  await syncAccount(plain, customerId);
  return getBilling(plain, {});
}

/** The same for the same order, so that a click more buys nothing more. */
function keyOf(order: object): string {
  return `minirag-${createHash("sha256").update(JSON.stringify(order)).digest("base64url")}`;
}
