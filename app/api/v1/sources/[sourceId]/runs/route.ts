import { z } from "zod";
import { route } from "@/lib/http";
import { idOf, PageQuery, pageOf } from "@/lib/schemas/common";
import { SyncRunDto } from "@/lib/schemas/sync";
import { listRuns } from "@/lib/services/sources";

export const GET = route({
  summary: "List the looks at the origin of a source, and what came of each",
  params: z.object({ sourceId: idOf("source") }),
  query: PageQuery,
  response: pageOf(SyncRunDto),
  operation: listRuns,
});
