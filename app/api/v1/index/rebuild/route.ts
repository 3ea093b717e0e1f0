import { route } from "@/lib/http";
import { RebuiltDto } from "@/lib/schemas/job";
import { rebuildIndex } from "@/lib/services/ingestion";

export const POST = route({
  summary: "Build the search index anew",
  response: RebuiltDto,
  status: 202,
  operation: rebuildIndex,
});
