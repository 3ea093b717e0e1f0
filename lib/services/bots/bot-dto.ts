import type { BotId } from "@/lib/core/ids";
import { type BotDto, BotRetrieval } from "@/lib/schemas/bot";
import { BotModels } from "@/lib/schemas/models";
import { BotWidget } from "@/lib/schemas/widget";
import type { getBotOrThrow } from "./internal";

export type BotRow = Awaited<ReturnType<typeof getBotOrThrow>>;

export function toBotDto(row: BotRow): BotDto {
  const { name, instructions, refusalText, answerPolicy, isSample } = row;
  return {
    id: row.id as BotId,
    name,
    instructions,
    refusalText,
    answerPolicy,
    models: BotModels.parse(row.models),
    retrieval: BotRetrieval.parse(row.retrieval),
    widget: BotWidget.parse(row.widget),
    isSample,
    sourceCount: row._count.sources,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
