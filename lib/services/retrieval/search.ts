import type { z } from "zod";
import { BotRetrieval } from "@/lib/schemas/bot";
import { type SearchAnswerDto, SearchBody, type SearchResultDto } from "@/lib/schemas/chat";
import { idOf } from "@/lib/schemas/common";
import { BotModels } from "@/lib/schemas/models";
import { read, workflow } from "../_kit";
import { getBotOrThrow } from "../bots";
import { readBotConnections, rerankingModel } from "../connections";
import { narrow } from "./filter";
import type { Passage } from "./passage";
import { retrieve } from "./retrieve";
import { loadScope } from "./scope";

const DEFAULT_TOP_K = 10;

const SearchInput = SearchBody.extend({ botId: idOf("bot") });

/** The passages of a bot's sources that fit a query best. */
export const search = workflow({
  name: "bot.search",
  permission: "chat:use",
  input: SearchInput,
  async run({
    ctx,
    input: { botId, query, topK = DEFAULT_TOP_K, mode, filter },
  }): Promise<z.infer<typeof SearchAnswerDto>> {
    const { scope, settings, models, connections } = await read(ctx, async (tx) => {
      const bot = await getBotOrThrow(tx, botId);
      const asked = await narrow(tx, await loadScope(tx, botId), filter);
      const models = BotModels.parse(bot.models);
      const connections = await readBotConnections(tx, models);
      return { scope: asked, settings: BotRetrieval.parse(bot.retrieval), models, connections };
    });
    const reranker = rerankingModel(ctx, { models, connections });
    const found = await retrieve(ctx, { scope, query, topK, mode: mode ?? settings.mode, reranker });
    const { confidence, degraded, timings } = found;
    return { results: found.passages.map(toResult), confidence, ...(degraded && { degraded }), timings };
  },
});

/** A passage as the API shows it. */
export function toResult({
  context: _,
  ordinal: _____,
  blocks: __,
  lastCheckedAt: ___,
  pageBreaks: ____,
  times,
  ...passage
}: Passage): SearchResultDto {
  return { ...passage, seconds: times[0]?.seconds ?? null };
}
