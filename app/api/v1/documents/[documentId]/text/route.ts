import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { DocumentTextDto, DocumentTextQuery } from "@/lib/schemas/document-text";
import { getDocumentText } from "@/lib/services/documents";

export const GET = route({
  summary: "Read a document's text, as it is or as it was, in which spans of chunks and citations count",
  params: z.object({ documentId: idOf("document") }),
  query: DocumentTextQuery,
  response: DocumentTextDto,
  operation: getDocumentText,
});
