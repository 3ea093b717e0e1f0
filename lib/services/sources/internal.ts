import { AppError } from "@/lib/core/errors";
import type { BotId, SourceId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import type { Metadata } from "@/lib/schemas/metadata";
import type { SourceStatus, SourceType } from "@/lib/schemas/source";
import type { SourceConfig } from "@/lib/schemas/source-config";
import type { Schedule } from "@/lib/schemas/sync";
import { reachableBots, type Tx } from "../_kit";
import { CODES_OF_CONTENT } from "../ingestion";
import { PASSING } from "../sync";

/** A row of the view "SourceSummary", with the source's metadata and what it waits for. */
export type SourceRow = {
  id: SourceId;
  type: SourceType;
  title: string;
  config: SourceConfig;
  isSample: boolean;
  metadata: Metadata;
  createdAt: Date;
  updatedAt: Date;
  botIds: BotId[];
  documents: number;
  ready: number;
  failed: number;
  chunks: number;
  progress: number;
  status: SourceStatus;
  errorCode: string | null;
  errorMessage: string | null;
  schedule: Schedule | null;
  nextSyncAt: Date | null;
  lastSyncedAt: Date | null;
  /** Of the last run; null without any. */
  pagesFound: number | null;
  pagesFetched: number | null;
  pagesFailed: number | null;
  canRetry: boolean;
  /** What work on it waits for, the first that goes on; null: for nothing. */
  waitCode: string | null;
  waitMessage: string | null;
  waitUntil: Date | null;
};

/** What has an origin elsewhere, that can change. */
export const hasOrigin = (type: SourceType) => ["url", "website", "sitemap", "youtube"].includes(type);

/** What is looked through page after page. */
export const isSite = (type: SourceType) => type === "website" || type === "sitemap";

/** Documents of which another try may make more, as a condition. */
export const HALTED: Prisma.DocumentWhereInput = {
  deletedAt: null,
  OR: [
    { status: "canceled" },
    {
      status: { in: ["failed", "unsupported"] },
      OR: [{ errorCode: null }, { errorCode: { notIn: [...CODES_OF_CONTENT] } }],
    },
  ],
};

const isWorthATry = Prisma.sql`(
  exists (
    select from "Document" d where d."sourceId" = s.id and d."deletedAt" is null
      and (d.status = 'canceled' or d.status in ('failed', 'unsupported') and coalesce(d."errorCode", '') <> all(${[...CODES_OF_CONTENT]}::text[]))
  ) or exists (
    select from "SourcePage" p where p."sourceId" = s.id and p.state = 'failed' and p.reason = any(${[...PASSING]}::text[])
  ) or exists (
    select from "SourcePage" p join "SyncRun" r on r.id = p."runId"
    where p."sourceId" = s.id and p.state = 'pending' and r.outcome = 'canceled'
      and not exists (select from "SyncRun" o where o."sourceId" = s.id and o.id > r.id)
  ))`;

/** Sources that meet all conditions and that the actor may reach, newest first. Columns of the view go by `s`. */
export async function findSources(
  tx: Tx,
  conditions: readonly Prisma.Sql[],
  limit: number,
): Promise<SourceRow[]> {
  const only = reachableBots(tx.actor);
  const all = only === null ? conditions : [...conditions, Prisma.sql`s."botIds" && ${[...only]}::text[]`];
  const where = all.length > 0 ? Prisma.sql`where ${Prisma.join([...all], " and ")}` : Prisma.empty;
  return tx.db.$queryRaw<SourceRow[]>`
    select s.*, m.metadata, w.*, ${isWorthATry} as "canRetry" from "SourceSummary" s join "Source" m on m.id = s.id
    left join lateral (
      select j."waitCode", j."waitMessage", j."waitUntil" from "Job" j
      where j."sourceId" = s.id and j.status in ('queued', 'running') and j."waitUntil" > ${tx.now()}
      order by j."waitUntil" limit 1
    ) w on true
    ${where} order by s.id desc limit ${limit}`;
}

/** Lets bots answer from a source; those that do already, still do. */
export async function attachTo(tx: Tx, sourceId: SourceId, botIds: readonly BotId[]): Promise<void> {
  const data = botIds.map((botId) => ({ tenantId: tx.tenant.id, botId, sourceId }));
  await tx.db.botSource.createMany({ data, skipDuplicates: true });
}

/** @throws AppError not_found for a source that is deleted, foreign, out of reach or made up: all read the same */
export async function getSourceOrThrow(tx: Tx, sourceId: SourceId): Promise<SourceRow> {
  const [source] = await findSources(tx, [Prisma.sql`s.id = ${sourceId}`], 1);
  if (!source) throw new AppError("not_found", "There is no such source.");
  return source;
}

/**
 * As `getSourceOrThrow`, for changing it.
 * @throws AppError forbidden when a token that is kept to certain bots would change what other bots use too
 */
export async function getWritableSourceOrThrow(tx: Tx, sourceId: SourceId): Promise<SourceRow> {
  const source = await getSourceOrThrow(tx, sourceId);
  const only = reachableBots(tx.actor);
  // Deleted bots count: they have their sources when they are restored.
  if (only && (await tx.db.botSource.count({ where: { sourceId, botId: { notIn: [...only] } } })) > 0) {
    throw new AppError("forbidden", "Bots that this token does not reach use this source too.");
  }
  return source;
}
