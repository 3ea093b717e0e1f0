import type { SourceDto } from "@/lib/schemas/source";
import { Chunking, type SiteLimits, type SourceConfig } from "@/lib/schemas/source-config";
import { isSite, type SourceRow } from "./internal";

export function toSourceDto(row: SourceRow): SourceDto {
  const { canRetry, waitCode, waitMessage, waitUntil } = row;
  const { id, type, title, status, botIds, documents, ready, failed, chunks, progress, isSample, metadata } =
    row;
  return {
    id,
    type,
    title,
    url: row.config.url ?? null,
    status,
    botIds,
    counts: { documents, ready, failed, chunks },
    progress,
    pages: pagesOf(row),
    site: isSite(type) ? siteOf(row.config) : null,
    chunking: Chunking.parse(row.config.chunking ?? {}),
    schedule: row.schedule,
    nextSyncAt: row.nextSyncAt?.toISOString() ?? null,
    lastSyncedAt: row.lastSyncedAt?.toISOString() ?? null,
    error: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? "" },
    canRetry,
    wait: waitUntil && { code: waitCode ?? "", message: waitMessage ?? "", until: waitUntil.toISOString() },
    isSample,
    metadata,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function pagesOf({ pagesFound: found, pagesFetched: fetched, pagesFailed: failed }: SourceRow) {
  return found === null ? null : { found, fetched: fetched ?? 0, failed: failed ?? 0 };
}

function siteOf({ maxPages, maxBytes, maxDepth, include, exclude, keep, drop }: SourceConfig): SiteLimits {
  return { maxPages, maxBytes, maxDepth, include, exclude, keep, drop };
}
