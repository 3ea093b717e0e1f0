import { route } from "@/lib/http";
import { EmbeddingChoice, EmbeddingDto } from "@/lib/schemas/embedding";
import { chooseEmbedding, getEmbedding } from "@/lib/services/embedding";

export const GET = route({
  summary: "What documents and questions are embedded by, and how far a change of it is",
  response: EmbeddingDto,
  operation: getEmbedding,
});

export const PUT = route({
  summary: "Choose the model that embeds; documents are indexed for it beside the index that answers",
  body: EmbeddingChoice,
  response: EmbeddingDto,
  status: 202,
  operation: chooseEmbedding,
});
