import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { SyncRunDetailDto } from "@/lib/schemas/sync";
import { getRun } from "@/lib/services/sources";

export const GET = route({
  summary:
    "Get a look at the origin of a source, with the pages that it added, changed, removed or could not get",
  params: z.object({ sourceId: idOf("source"), runId: idOf("job") }),
  response: SyncRunDetailDto,
  operation: getRun,
});
