import { z } from "zod";
import { customRoute, readCsv, renderJson } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { CuratedImportDto } from "@/lib/schemas/curated";
import { importCurated } from "@/lib/services/curated";

export const POST = customRoute({
  summary:
    "Write answers from a CSV table with the columns question, answer, alternatives, links, disabled; a question that is answered already gets the new answer",
  params: z.object({ botId: idOf("bot") }),
  operation: importCurated,
  accepts: [{ contentType: "text/csv", schema: z.string() }],
  answers: { contentType: "application/json", schema: CuratedImportDto },
  handler: async ({ ctx, request, params }) =>
    renderJson(
      CuratedImportDto.parse(await importCurated(ctx, { ...params, csv: await readCsv(request) })),
      200,
    ),
});
