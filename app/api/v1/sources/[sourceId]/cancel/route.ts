import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { SourceDto } from "@/lib/schemas/source";
import { cancelSource } from "@/lib/services/sources";

export const POST = route({
  summary: "Stop what is still at work",
  params: z.object({ sourceId: idOf("source") }),
  response: SourceDto,
  status: 202,
  operation: cancelSource,
});
