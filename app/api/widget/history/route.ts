import { visitorRoute } from "@/lib/http";
import { HistoryDto } from "@/lib/schemas/visitor";
import { getHistory } from "@/lib/services/widget";

export const GET = visitorRoute({
  summary: "The visitor's newest conversation",
  whilePaused: true,
  response: HistoryDto,
  handler: ({ ctx }) => getHistory(ctx, {}),
});
