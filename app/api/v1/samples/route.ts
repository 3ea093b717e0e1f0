import { z } from "zod";
import { route } from "@/lib/http";
import { removeSamples } from "@/lib/services/samples";

export const DELETE = route({
  summary: "Take the sample bot and its documents away",
  response: z.null(),
  status: 204,
  operation: removeSamples,
});
