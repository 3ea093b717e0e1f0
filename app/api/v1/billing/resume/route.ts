import { route } from "@/lib/http";
import { BillingDto } from "@/lib/schemas/billing";
import { resumePlan } from "@/lib/services/billing";

export const POST = route({
  summary: "Let a subscription that was to end go on",
  response: BillingDto,
  operation: resumePlan,
});
