-- Who may see what. Every connection of the app starts in minirag_none, which may see nothing; a transaction becomes
-- minirag_tenant (and names its tenant in app.tenant) or minirag_system. The roles belong to the whole server, so
-- another database may have made them already.
DO $$
DECLARE role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['minirag_none', 'minirag_tenant', 'minirag_system'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', role_name);
    END IF;
    -- With inheritance, policies TO a role would also apply to the login that is its member.
    IF NOT pg_has_role(role_name, 'SET') THEN
      EXECUTE format('GRANT %I TO CURRENT_USER WITH INHERIT FALSE, SET TRUE', role_name);
    END IF;
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA public TO minirag_tenant, minirag_system;

-- Fences a table: row-level security, forced on its owner too, and the privileges of the two roles.
-- `tenant_privileges` empty keeps the tenant's role out altogether.
CREATE FUNCTION minirag_fence(
  target regclass,
  tenant_privileges text DEFAULT 'SELECT, INSERT, UPDATE, DELETE',
  tenant_column text DEFAULT 'tenantId'
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO minirag_system', target);
  EXECUTE format('CREATE POLICY system_sees_all ON %s TO minirag_system USING (true) WITH CHECK (true)', target);
  IF tenant_privileges <> '' THEN
    EXECUTE format('GRANT %s ON %s TO minirag_tenant', tenant_privileges, target);
    EXECUTE format(
      'CREATE POLICY tenant_sees_own ON %1$s TO minirag_tenant
         USING (%2$I = (SELECT current_setting(''app.tenant'', true)))
         WITH CHECK (%2$I = (SELECT current_setting(''app.tenant'', true)))',
      target, tenant_column);
  END IF;
END $$;

-- CreateEnum
CREATE TYPE "AnswerPolicy" AS ENUM ('sources_only', 'open');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('api', 'dashboard');

-- CreateEnum
CREATE TYPE "MessageRole" AS ENUM ('user', 'assistant');

-- CreateEnum
CREATE TYPE "MessageStatus" AS ENUM ('streaming', 'complete', 'aborted', 'failed');

-- CreateEnum
CREATE TYPE "JobKind" AS ENUM ('ingest_document', 'reindex_document', 'delete_document', 'delete_source');

-- CreateEnum
CREATE TYPE "JobStatus" AS ENUM ('queued', 'running', 'succeeded', 'failed', 'canceled');

-- CreateEnum
CREATE TYPE "SourceType" AS ENUM ('text', 'file', 'url');

-- CreateEnum
CREATE TYPE "DocumentStatus" AS ENUM ('queued', 'extracting', 'embedding', 'ready', 'failed', 'unsupported', 'canceled');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'admin', 'editor', 'reader');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('sign_in', 'password_reset');

-- CreateEnum
CREATE TYPE "TokenScope" AS ENUM ('read', 'write', 'admin');

-- CreateTable
CREATE TABLE "Bot" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "instructions" TEXT NOT NULL DEFAULT '',
    "refusalText" TEXT NOT NULL,
    "answerPolicy" "AnswerPolicy" NOT NULL DEFAULT 'sources_only',
    "models" JSONB NOT NULL DEFAULT '{}',
    "retrieval" JSONB NOT NULL DEFAULT '{}',
    "widget" JSONB NOT NULL DEFAULT '{}',
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "deletedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Bot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BotSource" (
    "tenantId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,

    CONSTRAINT "BotSource_pkey" PRIMARY KEY ("botId","sourceId")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "channel" "Channel" NOT NULL,
    "title" TEXT NOT NULL,
    "askerId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "role" "MessageRole" NOT NULL,
    "status" "MessageStatus" NOT NULL DEFAULT 'complete',
    "content" TEXT NOT NULL,
    "citations" JSONB NOT NULL DEFAULT '[]',
    "confidence" DOUBLE PRECISION,
    "refused" BOOLEAN NOT NULL DEFAULT false,
    "degraded" TEXT,
    "model" TEXT,
    "inputTokens" INTEGER,
    "outputTokens" INTEGER,
    "firstTokenMs" INTEGER,
    "durationMs" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "kind" "JobKind" NOT NULL,
    "sourceId" TEXT,
    "documentId" TEXT,
    "status" "JobStatus" NOT NULL DEFAULT 'queued',
    "step" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "actorType" TEXT NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "targetId" TEXT,
    "before" JSONB,
    "after" JSONB,
    "address" TEXT,
    "requestId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxEvent" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutboxEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyRecord" (
    "tenantId" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyRecord_pkey" PRIMARY KEY ("tenantId","actorId","key")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "type" "SourceType" NOT NULL,
    "title" TEXT NOT NULL,
    "config" JSONB NOT NULL DEFAULT '{}',
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "deletedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "fileName" TEXT,
    "url" TEXT,
    "contentType" TEXT,
    "blobKey" TEXT,
    "bytes" INTEGER,
    "sha256" TEXT,
    "status" "DocumentStatus" NOT NULL DEFAULT 'queued',
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "liveVersion" INTEGER,
    "pageCount" INTEGER,
    "chunkCount" INTEGER NOT NULL DEFAULT 0,
    "language" TEXT,
    "indexedBy" TEXT,
    "jobId" TEXT,
    "lastCheckedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentVersion" (
    "tenantId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "pageStarts" INTEGER[],
    "blocks" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentVersion_pkey" PRIMARY KEY ("documentId","version")
);

-- CreateTable
CREATE TABLE "Chunk" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "context" TEXT NOT NULL,
    "tokens" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "page" INTEGER,
    "pageBreaks" INTEGER[],
    "headingPath" TEXT[],
    "blocks" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Chunk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmbeddingSpace" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "dimensions" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EmbeddingSpace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Embedding" (
    "tenantId" TEXT NOT NULL,
    "spaceId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "vector" BYTEA NOT NULL,

    CONSTRAINT "Embedding_pkey" PRIMARY KEY ("spaceId","hash")
);

-- CreateTable
CREATE TABLE "Tenant" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "activeSpaceId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "tenantId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("tenantId","userId")
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "hash" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OneTimeLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" "TokenScope"[],
    "restrictedToBots" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT,
    "expiresAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiTokenBot" (
    "tenantId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,

    CONSTRAINT "ApiTokenBot_pkey" PRIMARY KEY ("tokenId","botId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Bot_tenantId_id_key" ON "Bot"("tenantId", "id");

-- CreateIndex
CREATE INDEX "BotSource_tenantId_sourceId_idx" ON "BotSource"("tenantId", "sourceId");

-- CreateIndex
CREATE INDEX "Conversation_tenantId_botId_updatedAt_id_idx" ON "Conversation"("tenantId", "botId", "updatedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_tenantId_id_key" ON "Conversation"("tenantId", "id");

-- CreateIndex
CREATE INDEX "Message_tenantId_conversationId_id_idx" ON "Message"("tenantId", "conversationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Message_tenantId_id_key" ON "Message"("tenantId", "id");

-- CreateIndex
CREATE INDEX "Job_tenantId_documentId_idx" ON "Job"("tenantId", "documentId");

-- CreateIndex
CREATE INDEX "Job_tenantId_sourceId_idx" ON "Job"("tenantId", "sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "Job_tenantId_id_key" ON "Job"("tenantId", "id");

-- CreateIndex
CREATE INDEX "OutboxEvent_createdAt_idx" ON "OutboxEvent"("createdAt");

-- CreateIndex
CREATE INDEX "IdempotencyRecord_createdAt_idx" ON "IdempotencyRecord"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Source_tenantId_id_key" ON "Source"("tenantId", "id");

-- CreateIndex
CREATE INDEX "Document_tenantId_sourceId_id_idx" ON "Document"("tenantId", "sourceId", "id");

-- CreateIndex
CREATE INDEX "Document_tenantId_status_idx" ON "Document"("tenantId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Document_tenantId_id_key" ON "Document"("tenantId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentVersion_tenantId_documentId_version_key" ON "DocumentVersion"("tenantId", "documentId", "version");

-- CreateIndex
CREATE INDEX "Chunk_tenantId_hash_idx" ON "Chunk"("tenantId", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "Chunk_documentId_version_ordinal_key" ON "Chunk"("documentId", "version", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "EmbeddingSpace_tenantId_id_key" ON "EmbeddingSpace"("tenantId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "EmbeddingSpace_tenantId_model_dimensions_key" ON "EmbeddingSpace"("tenantId", "model", "dimensions");

-- CreateIndex
CREATE INDEX "Embedding_tenantId_idx" ON "Embedding"("tenantId");

-- CreateIndex
CREATE UNIQUE INDEX "Tenant_slug_key" ON "Tenant"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeLink_hash_key" ON "OneTimeLink"("hash");

-- CreateIndex
CREATE INDEX "OneTimeLink_userId_purpose_idx" ON "OneTimeLink"("userId", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_hash_key" ON "ApiToken"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tenantId_id_key" ON "ApiToken"("tenantId", "id");

-- CreateIndex
CREATE INDEX "ApiTokenBot_tenantId_botId_idx" ON "ApiTokenBot"("tenantId", "botId");

-- AddForeignKey
ALTER TABLE "Bot" ADD CONSTRAINT "Bot_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BotSource" ADD CONSTRAINT "BotSource_tenantId_botId_fkey" FOREIGN KEY ("tenantId", "botId") REFERENCES "Bot"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BotSource" ADD CONSTRAINT "BotSource_tenantId_sourceId_fkey" FOREIGN KEY ("tenantId", "sourceId") REFERENCES "Source"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_tenantId_botId_fkey" FOREIGN KEY ("tenantId", "botId") REFERENCES "Bot"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_tenantId_conversationId_fkey" FOREIGN KEY ("tenantId", "conversationId") REFERENCES "Conversation"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_tenantId_sourceId_fkey" FOREIGN KEY ("tenantId", "sourceId") REFERENCES "Source"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_tenantId_documentId_fkey" FOREIGN KEY ("tenantId", "documentId") REFERENCES "Document"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chunk" ADD CONSTRAINT "Chunk_tenantId_documentId_version_fkey" FOREIGN KEY ("tenantId", "documentId", "version") REFERENCES "DocumentVersion"("tenantId", "documentId", "version") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmbeddingSpace" ADD CONSTRAINT "EmbeddingSpace_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Embedding" ADD CONSTRAINT "Embedding_tenantId_spaceId_fkey" FOREIGN KEY ("tenantId", "spaceId") REFERENCES "EmbeddingSpace"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiTokenBot" ADD CONSTRAINT "ApiTokenBot_tenantId_tokenId_fkey" FOREIGN KEY ("tenantId", "tokenId") REFERENCES "ApiToken"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiTokenBot" ADD CONSTRAINT "ApiTokenBot_tenantId_botId_fkey" FOREIGN KEY ("tenantId", "botId") REFERENCES "Bot"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;



-- A tenant may read and rename itself; plan and existence are the system's to change.
SELECT minirag_fence('"Tenant"', 'SELECT, UPDATE', 'id');
SELECT minirag_fence('"Membership"');
SELECT minirag_fence('"ApiToken"');
SELECT minirag_fence('"ApiTokenBot"');
SELECT minirag_fence('"Bot"');
SELECT minirag_fence('"BotSource"');
SELECT minirag_fence('"Source"');
SELECT minirag_fence('"Document"');
SELECT minirag_fence('"DocumentVersion"');
SELECT minirag_fence('"Chunk"');
SELECT minirag_fence('"EmbeddingSpace"');
SELECT minirag_fence('"Embedding"');
SELECT minirag_fence('"Conversation"');
SELECT minirag_fence('"Message"');
SELECT minirag_fence('"Job"');
SELECT minirag_fence('"AuditEvent"', 'SELECT, INSERT');
SELECT minirag_fence('"OutboxEvent"', 'INSERT');
SELECT minirag_fence('"IdempotencyRecord"');
SELECT minirag_fence('"OneTimeLink"', '');
SELECT minirag_fence('"Session"', '');

-- People belong to no tenant. A tenant sees names and addresses of its own members, and nothing else of them.
SELECT minirag_fence('"User"', '');
GRANT SELECT ("id", "email", "name") ON "User" TO minirag_tenant;
CREATE POLICY tenant_sees_members ON "User" FOR SELECT TO minirag_tenant USING (
  EXISTS (SELECT FROM "Membership" m WHERE m."userId" = "User"."id" AND m."tenantId" = (SELECT current_setting('app.tenant', true)))
);

-- A source with what its documents add up to. The rule for a source's status is here and nowhere else.
CREATE VIEW "SourceSummary" WITH (security_invoker = true) AS
SELECT
  s."id", s."tenantId", s."type", s."title", s."config", s."isSample", s."createdAt", s."updatedAt",
  ARRAY(SELECT b."botId" FROM "BotSource" b WHERE b."sourceId" = s."id" ORDER BY b."botId") AS "botIds",
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
GRANT SELECT ON "SourceSummary" TO minirag_tenant, minirag_system;
