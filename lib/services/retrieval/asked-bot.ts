import { AppError } from "@/lib/core/errors";
import type { BotId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import { BotRetrieval } from "@/lib/schemas/bot";
import { BotModels } from "@/lib/schemas/models";
import { BotWidget } from "@/lib/schemas/widget";
import { type PlainTx, reachableBots } from "../_kit";
import { type Scope, scopeOf } from "./scope";

type Row = Omit<Scope, "botId"> & {
  instructions: string;
  refusalText: string;
  answerPolicy: "sources_only" | "open";
  models: unknown;
  retrieval: unknown;
  widget: unknown;
  hasCurated: boolean;
};

/**
 * A bot as a question needs it, whether its team wrote answers, and all that it may be asked of: one statement, for it runs with every question.
 * @throws AppError not_found for a bot that is deleted, foreign, out of reach or made up: all read the same
 */
export async function readAskedBot(tx: PlainTx, botId: BotId) {
  const only = reachableBots(tx.actor);
  const isReachable = only === null ? Prisma.sql`true` : Prisma.sql`b.id = any(${[...only]}::text[])`;
  const [row] = await tx.db.$queryRaw<Row[]>(Prisma.sql`
    select b.instructions, b."refusalText", b."answerPolicy"::text as "answerPolicy", b.models, b.retrieval, b.widget,
           exists (select from "CuratedPhrasing" p where p."tenantId" = b."tenantId" and p."botId" = b.id) as "hasCurated", scope.*
    from "Bot" b, lateral (${scopeOf(botId)}) scope
    where b.id = ${botId} and b."deletedAt" is null and ${isReachable}`);
  if (!row) throw new AppError("not_found", "There is no such bot.");
  const { instructions, refusalText, answerPolicy, hasCurated } = row;
  const { sourceIds, documentIds, languages, revision, changedAt } = row;
  const bot = {
    ...{ id: botId, instructions, refusalText, answerPolicy },
    welcome: BotWidget.parse(row.widget).welcome ?? null,
    models: BotModels.parse(row.models),
    retrieval: BotRetrieval.parse(row.retrieval),
  };
  return {
    bot,
    hasCurated,
    scope: { botId, sourceIds, documentIds, languages, revision, changedAt } satisfies Scope,
  };
}
