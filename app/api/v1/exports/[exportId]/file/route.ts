import { z } from "zod";
import { customRoute, fileResponse } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { openExport } from "@/lib/services/privacy";

export const GET = customRoute({
  summary: "Download an export",
  params: z.object({ exportId: idOf("export") }),
  operation: openExport,
  answers: { contentType: "application/octet-stream" },
  handler: async ({ ctx, params }) => fileResponse(await openExport(ctx, params)),
});
