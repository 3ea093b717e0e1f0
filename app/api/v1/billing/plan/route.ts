import { route } from "@/lib/http";
import { BillingDto, PriceBody } from "@/lib/schemas/billing";
import { changePlan } from "@/lib/services/billing";

export const POST = route({
  summary: "Change the subscription to another price, at once",
  body: PriceBody,
  response: BillingDto,
  operation: changePlan,
});
