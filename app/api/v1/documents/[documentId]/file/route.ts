import { z } from "zod";
import { customRoute, fileResponse } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { openDocumentFile } from "@/lib/services/documents";

export const GET = customRoute({
  summary: "Download the original of a document",
  params: z.object({ documentId: idOf("document") }),
  operation: openDocumentFile,
  answers: { contentType: "application/octet-stream" },
  handler: async ({ ctx, params }) => fileResponse(await openDocumentFile(ctx, params)),
});
