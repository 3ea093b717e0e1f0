import { route } from "@/lib/http";
import { BillingDto } from "@/lib/schemas/billing";
import { cancelPlan } from "@/lib/services/billing";

export const POST = route({
  summary: "End the subscription with the period that is paid for",
  response: BillingDto,
  operation: cancelPlan,
});
