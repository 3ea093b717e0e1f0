import "server-only";
import { AppError } from "@/lib/core/errors";
import type { Billing } from "../port";

/** No service: nothing can be bought, and nothing asks for money. */
export function createNoBilling(): Billing {
  return {
    adapter: "off",
    isOn: false,
    isTest: false,
    prices: [],
    trialDays: 0,
    graceDays: 0,
    listAmounts: refuse,
    check: async () => undefined,
    ensureCustomer: refuse,
    openCheckout: refuse,
    closeCheckouts: refuse,
    openPortal: refuse,
    changePrice: refuse,
    cancelAtPeriodEnd: refuse,
    resume: refuse,
    readState: refuse,
    listInvoices: refuse,
    readEvent: refuse,
  };
}

async function refuse(): Promise<never> {
  throw new AppError("not_configured", "Billing is not set up on this deployment.");
}
