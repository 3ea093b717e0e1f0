import { siteRoute } from "@/lib/http";
import { WidgetConfigDto } from "@/lib/schemas/visitor";
import { toConfig } from "@/lib/services/widget";

export const GET = siteRoute({
  summary: "What a page shows of the widget before anybody opens it",
  response: WidgetConfigDto,
  cacheControl: "private, max-age=60",
  handler: ({ bot, language }) => toConfig(bot, language),
});
