import { personRoute } from "@/lib/http";
import { StatisticsDto } from "@/lib/schemas/admin";
import { getStatistics } from "@/lib/services/admin";

export const GET = personRoute({
  summary: "Operator: see what the whole deployment holds and does",
  response: StatisticsDto,
  handler: ({ ctx }) => getStatistics(ctx),
});
