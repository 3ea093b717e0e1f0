import type { z } from "zod";
import { validationFailed } from "@/lib/core/errors";
import { BotRetrieval } from "@/lib/schemas/bot";
import { type SearchAnswerDto, SearchBody, type SearchResultDto } from "@/lib/schemas/chat";
import { idOf } from "@/lib/schemas/common";
import { read, type Tx, workflow } from "../_kit";
import { getBotOrThrow } from "../bots";
import type { Passage } from "./passage";
import { retrieve } from "./retrieve";
import { loadScope, type Scope } from "./scope";

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
    const { scope, settings } = await read(ctx, async (tx) => {
      const bot = await getBotOrThrow(tx, botId);
      const found = await loadScope(tx, botId);
      await assertFilter(tx, found, filter);
      return { scope: found, settings: BotRetrieval.parse(bot.retrieval) };
    });
    const found = await retrieve(ctx, { scope, query, topK, mode: mode ?? settings.mode, filter });
    const { confidence, degraded, timings } = found;
    return { results: found.passages.map(toResult), confidence, ...(degraded && { degraded }), timings };
  },
});

/** @throws AppError validation_failed for ids that are not of this bot's sources */
async function assertFilter(
  tx: Tx,
  scope: Scope,
  filter: z.output<typeof SearchBody>["filter"],
): Promise<void> {
  const { sourceIds = [], documentIds = [] } = filter ?? {};
  const where = { id: { in: documentIds }, sourceId: { in: [...scope.sourceIds] }, deletedAt: null };
  const documents =
    documentIds.length > 0 ? await tx.db.document.findMany({ where, select: { id: true } }) : [];
  const knownDocuments = new Set(documents.map((document) => document.id));
  const knownSources = new Set<string>(scope.sourceIds);
  const issues = [
    ...missing(sourceIds, knownSources, "sourceIds", "is not a source of this bot"),
    ...missing(documentIds, knownDocuments, "documentIds", "is not a document of this bot's sources"),
  ];
  if (issues.length > 0) throw validationFailed(issues);
}

function missing(ids: readonly string[], known: ReadonlySet<string>, field: string, message: string) {
  return ids.flatMap((id, index) => (known.has(id) ? [] : [{ path: ["filter", field, index], message }]));
}

function toResult({
  context: _,
  blocks: __,
  lastCheckedAt: ___,
  pageBreaks: ____,
  times,
  ...passage
}: Passage): SearchResultDto {
  return { ...passage, seconds: times[0]?.seconds ?? null };
}
