import { z } from "zod";
import { customRoute, readCsv, renderJson } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { ImportedDto } from "@/lib/schemas/evaluation";
import { importQuestions } from "@/lib/services/evaluations";

export const POST = customRoute({
  summary:
    "Take in evaluation questions from a CSV table with the columns question, expects, document, source, passage, answer",
  params: z.object({ setId: idOf("evaluation") }),
  operation: importQuestions,
  accepts: [{ contentType: "text/csv", schema: z.string() }],
  answers: { contentType: "application/json", schema: ImportedDto },
  handler: async ({ ctx, request, params }) =>
    renderJson(
      ImportedDto.parse(await importQuestions(ctx, { ...params, csv: await readCsv(request) })),
      200,
    ),
});
