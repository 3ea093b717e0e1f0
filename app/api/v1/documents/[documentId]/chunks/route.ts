import { z } from "zod";
import { route } from "@/lib/http";
import { idOf, PageQuery, pageOf } from "@/lib/schemas/common";
import { ChunkDto } from "@/lib/schemas/document-text";
import { listChunks } from "@/lib/services/documents";

export const GET = route({
  summary: "List the chunks of a document in reading order",
  params: z.object({ documentId: idOf("document") }),
  query: PageQuery,
  response: pageOf(ChunkDto),
  operation: listChunks,
});
