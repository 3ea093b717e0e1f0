import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { within } from "@/lib/core/within";
import { type BillingDto, billingStateOf, isBlocked, type PriceDto } from "@/lib/schemas/billing";
import { type Ctx, workflow } from "../_kit";
import { assertBillingOn, readAccount } from "./account";
import { syncAccount } from "./sync-account";

/** Somebody waits for a page: what the service has not said by then is left out. */
export const PATIENCE_MS = 2_000;
/** Who comes back from paying waits longer to see it paid. */
const FRESH_MS = 6_000;

/** Where the tenant stands with the billing service, and what there is to buy. */
export const getBilling = workflow({
  name: "billing.get",
  permission: "tenant:read",
  input: z.unknown(),
  async run({ ctx }): Promise<BillingDto> {
    assertBillingOn(ctx);
    const { billing } = ctx.ports;
    const account = await readAccount(ctx);
    return {
      state: billingStateOf(account, ctx.now()),
      since: account?.since?.toISOString() ?? null,
      plan: account?.plan ?? null,
      priceId: account?.priceId ?? null,
      isCancelling: account?.isCancelling ?? false,
      trialEndsAt: account?.trialEndsAt?.toISOString() ?? null,
      periodEndsAt: account?.periodEndsAt?.toISOString() ?? null,
      isBlocked: !ctx.tenant.isPlanFixed && isBlocked(account, ctx.now(), billing.graceDays),
      isPlanFixed: ctx.tenant.isPlanFixed,
      isTest: billing.isTest,
      prices: await pricesOf(ctx),
    };
  },
});

/** The price list with its amounts, which are left out while the service cannot be asked. */
async function pricesOf({ ports, log }: Ctx): Promise<PriceDto[]> {
  const amounts = await within(PATIENCE_MS, ports.billing.listAmounts()).catch((error) => {
    log.warn({ error, code: AppError.from(error).code }, "prices could not be read");
    return [];
  });
  return ports.billing.prices.map((price) => {
    const known = amounts.find(({ priceId }) => priceId === price.priceId);
    return { ...price, amount: known?.amount ?? null, currency: known?.currency ?? null };
  });
}

/** For the page: null where billing is off. Fresh: read anew from the service first, as far as it answers. */
export const findBilling = workflow({
  name: "billing.get",
  permission: "tenant:read",
  input: z.object({ isFresh: z.boolean() }),
  async run({ ctx, input: { isFresh } }): Promise<BillingDto | null> {
    if (!ctx.ports.billing.isOn) return null;
    const account = isFresh ? await readAccount(ctx) : null;
    if (account)
      await within(FRESH_MS, syncAccount(ctx, account.customerId)).catch((error) =>
        ctx.log.warn({ error, code: AppError.from(error).code }, "an account could not be read"),
      );
    return getBilling(ctx, {});
  },
});
