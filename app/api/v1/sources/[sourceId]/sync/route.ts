import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { SourceDto } from "@/lib/schemas/source";
import { syncSource } from "@/lib/services/sources";

export const POST = route({
  summary: "Take a source in anew",
  params: z.object({ sourceId: idOf("source") }),
  response: SourceDto,
  status: 202,
  operation: syncSource,
});
