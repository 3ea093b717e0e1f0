import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { WidgetAssetsDto } from "@/lib/schemas/visitor";
import { getWidgetAssets } from "@/lib/services/widget";

export const GET = route({
  summary: "What a bot's widget has besides its settings: a logo, a visitor secret",
  params: z.object({ botId: idOf("bot") }),
  response: WidgetAssetsDto,
  operation: getWidgetAssets,
});
