import { z } from "zod";
import { customRoute, linesResponse } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { exportCurated } from "@/lib/services/curated";

export const GET = customRoute({
  summary: "Take out a bot's answers as a CSV file, as the import reads it",
  params: z.object({ botId: idOf("bot") }),
  operation: exportCurated,
  answers: { contentType: "text/csv" },
  handler: async ({ ctx, params }) => linesResponse("answers", "csv", await exportCurated(ctx, params)),
});
