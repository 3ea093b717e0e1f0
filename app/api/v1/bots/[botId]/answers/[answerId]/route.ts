import { z } from "zod";
import { route } from "@/lib/http";
import { idOf } from "@/lib/schemas/common";
import { CuratedAnswerDto, UpdateCuratedBody } from "@/lib/schemas/curated";
import { getCurated, removeCurated, updateCurated } from "@/lib/services/curated";

const params = z.object({ botId: idOf("bot"), answerId: idOf("answer") });

export const GET = route({
  summary: "Get an answer that the team wrote",
  params,
  response: CuratedAnswerDto,
  operation: getCurated,
});

export const PATCH = route({
  summary: "Change an answer; other phrasings and links are replaced as a whole",
  params,
  body: UpdateCuratedBody,
  response: CuratedAnswerDto,
  operation: updateCurated,
});

export const DELETE = route({
  summary: "Delete an answer; conversations keep what was said",
  params,
  response: z.null(),
  status: 204,
  operation: removeCurated,
});
