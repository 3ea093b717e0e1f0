import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { DocumentDto } from "@/lib/schemas/source";
import { getDocument, removeDocument } from "@/lib/services/documents";

const params = z.object({ documentId: idOf("document") });

export const GET = route({
  summary: "Get a document",
  params,
  response: DocumentDto,
  operation: getDocument,
});

export const DELETE = route({
  summary: "Delete a document",
  params,
  response: z.null(),
  status: 204,
  operation: removeDocument,
});
