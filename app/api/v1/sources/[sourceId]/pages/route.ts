import { z } from "zod";
import { route } from "@/lib/http";
import { idOf, pageOf } from "@/lib/schemas/common";
import { ListPagesQuery, SourcePageDto } from "@/lib/schemas/sync";
import { listPages } from "@/lib/services/sources";

export const GET = route({
  summary: "List the addresses that a source found, and what became of each",
  params: z.object({ sourceId: idOf("source") }),
  query: ListPagesQuery,
  response: pageOf(SourcePageDto),
  operation: listPages,
});
