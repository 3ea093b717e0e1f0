import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { SourceDto } from "@/lib/schemas/source";
import { retrySource } from "@/lib/services/sources";

export const POST = route({
  summary: "Take in once more what failed",
  params: z.object({ sourceId: idOf("source") }),
  response: SourceDto,
  status: 202,
  operation: retrySource,
});
