import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { DeletionDto } from "@/lib/schemas/job";
import { DocumentDto, UpdateDocumentBody } from "@/lib/schemas/source";
import { getDocument, removeDocument, updateDocument } from "@/lib/services/documents";

const params = z.object({ documentId: idOf("document") });

export const GET = route({
  summary: "Get a document",
  params,
  response: DocumentDto,
  operation: getDocument,
});

export const PATCH = route({
  summary: "Disable or enable a document, or change its metadata",
  params,
  body: UpdateDocumentBody,
  response: DocumentDto,
  operation: updateDocument,
});

export const DELETE = route({
  summary: "Delete a document",
  params,
  response: DeletionDto,
  status: 202,
  operation: removeDocument,
});
