import { route } from "@/lib/http";
import { pageOf } from "@/lib/schemas/common";
import { ExportDto, ListExportsQuery } from "@/lib/schemas/privacy";
import { listExports, requestExport } from "@/lib/services/privacy";

export const GET = route({
  summary: "List the exports of the team",
  query: ListExportsQuery,
  response: pageOf(ExportDto),
  operation: listExports,
});

export const POST = route({
  summary: "Have everything of the team put into one archive",
  response: ExportDto,
  status: 202,
  operation: requestExport,
});
