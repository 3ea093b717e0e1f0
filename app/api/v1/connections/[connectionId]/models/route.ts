import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { ListModelsQuery, ModelListDto } from "@/lib/schemas/models";
import { listModels } from "@/lib/services/connections";

export const GET = route({
  summary: "The models that a connection's provider lists",
  params: z.object({ connectionId: idOf("connection") }),
  query: ListModelsQuery,
  response: ModelListDto,
  operation: listModels,
});
