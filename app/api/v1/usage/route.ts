import { route } from "@/lib/http";
import { UsageDto } from "@/lib/schemas/usage";
import { getUsage } from "@/lib/services/usage";

export const GET = route({
  summary: "Your plan's limits with what is used of each, by day and by month",
  response: UsageDto,
  operation: getUsage,
});
