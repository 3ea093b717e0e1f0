import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { DeletionDto } from "@/lib/schemas/job";
import { SourceDto, UpdateSourceBody } from "@/lib/schemas/source";
import { getSource, removeSource, updateSource } from "@/lib/services/sources";

const params = z.object({ sourceId: idOf("source") });

export const GET = route({ summary: "Get a source", params, response: SourceDto, operation: getSource });

export const PATCH = route({
  summary: "Rename a source, attach it to other bots, or change its metadata",
  params,
  body: UpdateSourceBody,
  response: SourceDto,
  operation: updateSource,
});

export const DELETE = route({
  summary: "Delete a source and all that came from it",
  params,
  response: DeletionDto,
  status: 202,
  operation: removeSource,
});
