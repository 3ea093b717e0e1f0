import { z } from "zod";
import { customRoute, readCsv, renderJson } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { MetadataImportDto } from "@/lib/schemas/metadata";
import { importMetadata } from "@/lib/services/sources";

export const POST = customRoute({
  summary:
    "Set metadata of a source's documents from a CSV table; a column `document` names the file or address",
  params: z.object({ sourceId: idOf("source") }),
  operation: importMetadata,
  accepts: [{ contentType: "text/csv", schema: z.string() }],
  answers: { contentType: "application/json", schema: MetadataImportDto },
  handler: async ({ ctx, request, params }) =>
    renderJson(
      MetadataImportDto.parse(await importMetadata(ctx, { ...params, csv: await readCsv(request) })),
      200,
    ),
});
