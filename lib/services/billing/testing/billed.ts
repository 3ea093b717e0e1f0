import { createStripeBilling } from "@/lib/adapters/billing/stripe";
import type { Ctx } from "@/lib/services/_kit";
import { receiveEvent } from "@/lib/services/billing";
import { openTenant } from "@/lib/services/tenants";
import { as, makeTenant, testOpenCtx } from "@/lib/testing/fixtures";
import { DOUBLE_PRICES, startStripeDouble } from "@/lib/testing/stripe-double";

/** A deployment that sells by a double of Stripe, and teams on it. */
export async function openShop(given: { graceDays?: number } = {}) {
  const stripe = await startStripeDouble();
  const billing = createStripeBilling({
    ...{ secretKey: stripe.secretKey, webhookSecret: stripe.webhookSecret, apiBase: stripe.url },
    ...{ prices: DOUBLE_PRICES, trialDays: 14, graceDays: given.graceDays ?? 0 },
  });
  const environment = { defaultPlan: "free" as const };
  const open = { ...testOpenCtx({ billing }), environment };
  return {
    stripe,
    open,
    async team(name = "Team") {
      const tenant = await makeTenant(name, { billing });
      return { ...tenant, ctx: { ...tenant.ctx, environment } };
    },
    /** The caller with the tenant as it is now: contexts are opened with every request. */
    async again(ctx: Ctx): Promise<Ctx> {
      return as({ ...(await openTenant(open, ctx.tenant.id, "test")), environment }, ctx.actor);
    },
    receive: (rawBody: string, signature: string | null) => receiveEvent(open, rawBody, signature),
  };
}

export type Shop = Awaited<ReturnType<typeof openShop>>;
