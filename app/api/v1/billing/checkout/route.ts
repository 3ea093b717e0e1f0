import { route } from "@/lib/http";
import { PriceBody, RedirectDto } from "@/lib/schemas/billing";
import { startCheckout } from "@/lib/services/billing";

export const POST = route({
  summary: "The address of a page where a plan can be bought",
  body: PriceBody,
  response: RedirectDto,
  operation: startCheckout,
});
