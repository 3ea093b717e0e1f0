import type { z } from "zod";
import { type SearchAnswerDto, SearchBody, type SearchResultDto } from "@/lib/schemas/chat";
import { idOf } from "@/lib/schemas/common";
import { plainly, workflow } from "../_kit";
import { readBotConnections, rerankingModel } from "../connections";
import { readAskedBot } from "./asked-bot";
import { narrow } from "./filter";
import type { Passage } from "./passage";
import { retrieve } from "./retrieve";

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
    const { bot, scope, connections } = await plainly(ctx, async (tx) => {
      const { bot, scope } = await readAskedBot(tx, botId);
      const connections = await readBotConnections(tx, bot.models);
      return { bot, scope: await narrow(tx, scope, filter), connections };
    });
    const reranker = rerankingModel(ctx, { models: bot.models, connections });
    const found = await retrieve(ctx, { scope, query, topK, mode: mode ?? bot.retrieval.mode, reranker });
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
  language: ______,
  pageBreaks: ____,
  times,
  ...passage
}: Passage): SearchResultDto {
  return { ...passage, seconds: times[0]?.seconds ?? null };
}
