import { route } from "@/lib/http";
import { RedirectDto } from "@/lib/schemas/billing";
import { openPortal } from "@/lib/services/billing";

export const POST = route({
  summary: "The address of a page for cards, invoices and the subscription",
  response: RedirectDto,
  operation: openPortal,
});
