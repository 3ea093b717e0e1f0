-- A source names the bots that are there: a deleted one keeps its sources for when it is restored, and is not shown until
-- then. "Changed" is when the source or one of its documents changed last.
CREATE OR REPLACE VIEW "SourceSummary" WITH (security_invoker = true) AS
SELECT
  s."id", s."tenantId", s."type", s."title", s."config", s."isSample", s."createdAt",
  greatest(s."updatedAt", d."updatedAt")::timestamptz(3) AS "updatedAt",
  ARRAY(
    SELECT b."botId" FROM "BotSource" b
    JOIN "Bot" bot ON bot."tenantId" = b."tenantId" AND bot."id" = b."botId" AND bot."deletedAt" IS NULL
    WHERE b."sourceId" = s."id" ORDER BY b."botId"
  ) AS "botIds",
  d."documents", d."ready", d."failed", d."chunks",
  CASE WHEN d."documents" = 0 THEN 1 ELSE d."progress" END AS "progress",
  CASE
    WHEN d."queued" > 0 AND d."queued" = d."documents" THEN 'queued'
    WHEN d."working" > 0 THEN 'processing'
    WHEN d."ready" = d."documents" THEN 'ready'
    WHEN d."ready" > 0 THEN 'partial'
    WHEN d."failed" > 0 THEN 'failed'
    ELSE 'canceled'
  END AS "status",
  d."errorCode", d."errorMessage"
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
WHERE s."deletedAt" IS NULL;
