import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { DocumentTextDto } from "@/lib/schemas/document-text";
import { getDocumentText } from "@/lib/services/documents";

export const GET = route({
  summary: "Read a document's text, in which spans of chunks and citations count",
  params: z.object({ documentId: idOf("document") }),
  response: DocumentTextDto,
  operation: getDocumentText,
});
