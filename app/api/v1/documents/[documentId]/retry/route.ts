import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { DocumentDto } from "@/lib/schemas/source";
import { retryDocument } from "@/lib/services/documents";

export const POST = route({
  summary: "Take one document in anew",
  params: z.object({ documentId: idOf("document") }),
  response: DocumentDto,
  status: 202,
  operation: retryDocument,
});
