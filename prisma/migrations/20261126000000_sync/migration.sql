-- AlterEnum
ALTER TYPE "JobKind" ADD VALUE 'sync_source';
ALTER TYPE "SourceType" ADD VALUE 'website';
ALTER TYPE "SourceType" ADD VALUE 'sitemap';
ALTER TYPE "SourceType" ADD VALUE 'youtube';
ALTER TYPE "SourceType" ADD VALUE 'qa';

-- CreateEnum
CREATE TYPE "PageKind" AS ENUM ('page', 'sitemap');
CREATE TYPE "PageState" AS ENUM ('pending', 'fetched', 'failed', 'skipped', 'gone');
CREATE TYPE "SyncTrigger" AS ENUM ('added', 'manual', 'schedule', 'retry');
CREATE TYPE "SyncOutcome" AS ENUM ('done', 'stopped', 'failed', 'canceled');

-- AlterTable
ALTER TABLE "Source" ADD COLUMN "schedule" JSONB, ADD COLUMN "nextSyncAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "SourcePage" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "kind" "PageKind" NOT NULL DEFAULT 'page',
    "depth" INTEGER NOT NULL,
    "state" "PageState" NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "message" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "runId" TEXT,
    "links" TEXT[],
    "etag" TEXT,
    "lastModified" TEXT,
    "contentHash" TEXT,
    "documentId" TEXT,
    "checkedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SourcePage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SyncRun" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "trigger" "SyncTrigger" NOT NULL,
    "found" INTEGER NOT NULL DEFAULT 0,
    "fetched" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "removed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "isComplete" BOOLEAN NOT NULL DEFAULT true,
    "robots" JSONB NOT NULL DEFAULT '{}',
    "outcome" "SyncOutcome",
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SyncRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Source_nextSyncAt_idx" ON "Source"("nextSyncAt");
CREATE INDEX "SourcePage_tenantId_sourceId_state_idx" ON "SourcePage"("tenantId", "sourceId", "state");
CREATE UNIQUE INDEX "SourcePage_tenantId_id_key" ON "SourcePage"("tenantId", "id");
CREATE UNIQUE INDEX "SourcePage_sourceId_url_key" ON "SourcePage"("sourceId", "url");
CREATE INDEX "SyncRun_tenantId_sourceId_id_idx" ON "SyncRun"("tenantId", "sourceId", "id");
CREATE UNIQUE INDEX "SyncRun_tenantId_id_key" ON "SyncRun"("tenantId", "id");

-- AddForeignKey
ALTER TABLE "SourcePage" ADD CONSTRAINT "SourcePage_tenantId_sourceId_fkey" FOREIGN KEY ("tenantId", "sourceId") REFERENCES "Source"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SyncRun" ADD CONSTRAINT "SyncRun_tenantId_sourceId_fkey" FOREIGN KEY ("tenantId", "sourceId") REFERENCES "Source"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT minirag_fence('"SourcePage"');
SELECT minirag_fence('"SyncRun"');

-- A source whose origin is being looked at says so; else its last run counts beside its documents: pages that failed, and
-- a run that did not come to its end, leave it partial. A run whose job ended without it has failed.
CREATE OR REPLACE VIEW "SourceSummary" WITH (security_invoker = true) AS
SELECT
  s."id", s."tenantId", s."type", s."title", s."config", s."isSample", s."createdAt",
  greatest(s."updatedAt", d."updatedAt", r."finishedAt")::timestamptz(3) AS "updatedAt",
  ARRAY(
    SELECT b."botId" FROM "BotSource" b
    JOIN "Bot" bot ON bot."tenantId" = b."tenantId" AND bot."id" = b."botId" AND bot."deletedAt" IS NULL
    WHERE b."sourceId" = s."id" ORDER BY b."botId"
  ) AS "botIds",
  d."documents", d."ready", d."failed", d."chunks",
  CASE
    WHEN r."state" = 'active' THEN coalesce(r."fetched"::float8 / nullif(r."found", 0), 0)
    WHEN d."documents" = 0 THEN 1
    ELSE d."progress"
  END AS "progress",
  CASE
    WHEN r."state" = 'active' AND r."isQueued" AND d."documents" = 0 THEN 'queued'
    WHEN r."state" = 'active' AND (r."trigger" = 'added' OR d."ready" = 0) THEN 'discovering'
    WHEN r."state" = 'active' THEN 'syncing'
    WHEN d."queued" > 0 AND d."queued" = d."documents" THEN 'queued'
    WHEN d."working" > 0 THEN 'processing'
    WHEN d."documents" = 0 AND (r."state" IN ('failed', 'stopped') OR r."failed" > 0) THEN 'failed'
    WHEN d."documents" = 0 AND r."state" = 'canceled' THEN 'canceled'
    WHEN d."ready" = d."documents" AND (r."id" IS NULL OR r."state" = 'done' AND r."failed" = 0) THEN 'ready'
    WHEN d."ready" > 0 THEN 'partial'
    WHEN d."failed" > 0 THEN 'failed'
    ELSE 'canceled'
  END AS "status",
  coalesce(r."errorCode", d."errorCode", p."reason") AS "errorCode",
  CASE
    WHEN r."errorCode" IS NOT NULL THEN r."errorMessage"
    WHEN d."errorCode" IS NOT NULL THEN d."errorMessage"
    ELSE p."message"
  END AS "errorMessage",
  s."schedule", s."nextSyncAt",
  r."found" AS "pagesFound", r."fetched" AS "pagesFetched", r."failed" AS "pagesFailed", r."finishedAt" AS "lastSyncedAt"
FROM "Source" s
CROSS JOIN LATERAL (
  SELECT
    count(*)::int AS "documents",
    count(*) FILTER (WHERE doc."status" = 'ready')::int AS "ready",
    count(*) FILTER (WHERE doc."status" IN ('failed', 'unsupported'))::int AS "failed",
    count(*) FILTER (WHERE doc."status" = 'queued')::int AS "queued",
    count(*) FILTER (WHERE doc."status" IN ('queued', 'extracting', 'embedding'))::int AS "working",
    coalesce(sum(doc."chunkCount"), 0)::int AS "chunks",
    max(doc."updatedAt") AS "updatedAt",
    coalesce(avg(CASE
      WHEN doc."status" IN ('queued', 'extracting', 'embedding') THEN coalesce(j."done"::float8 / nullif(j."total", 0), 0)
      ELSE 1
    END), 0)::float8 AS "progress",
    (array_agg(doc."errorCode" ORDER BY doc."id") FILTER (WHERE doc."errorCode" IS NOT NULL))[1] AS "errorCode",
    (array_agg(doc."errorMessage" ORDER BY doc."id") FILTER (WHERE doc."errorCode" IS NOT NULL))[1] AS "errorMessage"
  FROM "Document" doc LEFT JOIN "Job" j ON j."id" = doc."jobId"
  WHERE doc."tenantId" = s."tenantId" AND doc."sourceId" = s."id" AND doc."deletedAt" IS NULL
) d
LEFT JOIN LATERAL (
  SELECT run."id", run."trigger", run."found", run."fetched", run."failed", run."errorCode", run."errorMessage", run."finishedAt",
    job."status" = 'queued' AS "isQueued",
    CASE
      WHEN run."outcome" IS NOT NULL THEN run."outcome"::text
      WHEN job."status" IN ('queued', 'running') THEN 'active'
      WHEN job."status" = 'canceled' THEN 'canceled'
      ELSE 'failed'
    END AS "state"
  FROM "SyncRun" run LEFT JOIN "Job" job ON job."id" = run."id"
  WHERE run."tenantId" = s."tenantId" AND run."sourceId" = s."id"
  ORDER BY run."id" DESC LIMIT 1
) r ON true
LEFT JOIN LATERAL (
  SELECT page."reason", page."message" FROM "SourcePage" page
  WHERE page."tenantId" = s."tenantId" AND page."sourceId" = s."id" AND page."state" = 'failed' AND page."runId" = r."id"
  ORDER BY page."depth", page."id" LIMIT 1
) p ON true
WHERE s."deletedAt" IS NULL;
