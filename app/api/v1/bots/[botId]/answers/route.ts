import { z } from "zod";
import { route } from "@/lib/http";
import { idOf, pageOf } from "@/lib/schemas/common";
import { CreateCuratedBody, CuratedAnswerDto, ListCuratedQuery } from "@/lib/schemas/curated";
import { createCurated, listCurated } from "@/lib/services/curated";

const params = z.object({ botId: idOf("bot") });

export const GET = route({
  summary: "List the answers that the team wrote for a bot",
  params,
  query: ListCuratedQuery,
  response: pageOf(CuratedAnswerDto),
  operation: listCurated,
});

export const POST = route({
  summary: "Write the answer to a question: whoever asks the same gets it word by word",
  params,
  body: CreateCuratedBody,
  response: CuratedAnswerDto,
  status: 201,
  operation: createCurated,
});
