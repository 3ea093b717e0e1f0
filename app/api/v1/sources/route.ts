import { addSourceFrom, customRoute, renderJson, route } from "@/lib/http";
import { AddedSourceDto } from "@/lib/schemas/added-source";
import { pageOf } from "@/lib/schemas/common";
import { ListSourcesQuery, SourceDto } from "@/lib/schemas/source";
import { AddSourceJson, UploadBody } from "@/lib/schemas/upload";
import { addSource, listSources } from "@/lib/services/sources";

export const GET = route({
  summary: "List sources",
  query: ListSourcesQuery,
  response: pageOf(SourceDto),
  operation: listSources,
});

export const POST = customRoute({
  summary: "Add a source: text, an address or sent files as JSON, files as multipart/form-data",
  operation: addSource,
  status: 202,
  accepts: [
    { contentType: "application/json", schema: AddSourceJson },
    { contentType: "multipart/form-data", schema: UploadBody },
  ],
  answers: { contentType: "application/json", schema: AddedSourceDto },
  handler: async ({ ctx, request }) =>
    renderJson(AddedSourceDto.parse(await addSourceFrom(ctx, request)), 202),
});
