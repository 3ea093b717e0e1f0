import { z } from "zod";
import { route } from "@/lib/http";
import { idOf, pageOf } from "@/lib/schemas/common";
import { DocumentDto, ListDocumentsQuery } from "@/lib/schemas/source";
import { listDocuments } from "@/lib/services/documents";

export const GET = route({
  summary: "List the documents of a source",
  params: z.object({ sourceId: idOf("source") }),
  query: ListDocumentsQuery,
  response: pageOf(DocumentDto),
  operation: listDocuments,
});
