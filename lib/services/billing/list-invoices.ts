import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { within } from "@/lib/core/within";
import type { InvoiceDto } from "@/lib/schemas/billing";
import { workflow } from "../_kit";
import { assertBillingOn, readAccount } from "./account";
import { PATIENCE_MS } from "./get-billing";

const MOST = 24;

/** Newest first, the last two years of a monthly subscription. */
export const listInvoices = workflow({
  name: "billing.invoices",
  permission: "billing:write",
  input: z.unknown(),
  async run({ ctx }): Promise<{ items: InvoiceDto[] }> {
    assertBillingOn(ctx);
    const account = await readAccount(ctx);
    const invoices = account ? await ctx.ports.billing.listInvoices(account.customerId, MOST) : [];
    return { items: invoices.map((invoice) => ({ ...invoice, createdAt: invoice.createdAt.toISOString() })) };
  },
});

/** For the page: `items` is null while the service does not answer. */
export const findInvoices = workflow({
  name: "billing.invoices",
  permission: "billing:write",
  input: z.unknown(),
  async run({ ctx }): Promise<{ items: InvoiceDto[] | null }> {
    return within(PATIENCE_MS, listInvoices(ctx, {})).catch((error) => {
      ctx.log.warn({ error, code: AppError.from(error).code }, "invoices could not be read");
      return { items: null };
    });
  },
});
