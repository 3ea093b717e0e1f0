import { route } from "@/lib/http";
import { InvoicesDto } from "@/lib/schemas/billing";
import { listInvoices } from "@/lib/services/billing";

export const GET = route({
  summary: "Your invoices, the newest first",
  response: InvoicesDto,
  operation: listInvoices,
});
