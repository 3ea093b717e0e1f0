import { route } from "@/lib/http";
import { BillingDto } from "@/lib/schemas/billing";
import { getBilling } from "@/lib/services/billing";

export const GET = route({
  summary: "Your subscription, and the prices there are",
  response: BillingDto,
  operation: getBilling,
});
