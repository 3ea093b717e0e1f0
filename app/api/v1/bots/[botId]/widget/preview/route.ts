import { z } from "zod";
import { customRoute, previewToken } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { PreviewTokenDto } from "@/lib/schemas/visitor";
import { previewWidget } from "@/lib/services/widget";

export const POST = customRoute({
  summary: "A token to try the widget in the dashboard, also while it is off",
  params: z.object({ botId: idOf("bot") }),
  operation: previewWidget,
  answers: { contentType: "application/json", schema: PreviewTokenDto },
  handler: async ({ ctx, params }) => previewToken(ctx, await previewWidget(ctx, params)),
});
