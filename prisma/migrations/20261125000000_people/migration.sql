-- CreateEnum
CREATE TYPE "Provider" AS ENUM ('openai', 'anthropic', 'google', 'mistral', 'cohere', 'openai_compatible');

-- CreateEnum
CREATE TYPE "ExportStatus" AS ENUM ('queued', 'running', 'ready', 'failed');

-- CreateEnum
CREATE TYPE "ErasureKind" AS ENUM ('tenant', 'person');

-- AlterEnum
ALTER TYPE "LinkPurpose" ADD VALUE 'verify_email';

-- AlterTable
ALTER TABLE "ApiToken" ADD COLUMN     "rotatedFromId" TEXT;

-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "chain" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "hash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seq" BIGINT NOT NULL DEFAULT 0,
ALTER COLUMN "tenantId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "OneTimeLink" ADD COLUMN     "email" TEXT;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "address" TEXT,
ADD COLUMN     "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'password',
ADD COLUMN     "userAgent" TEXT;

-- AlterTable
ALTER TABLE "Tenant" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "limits" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "suspendedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "emailVerifiedAt" TIMESTAMPTZ(3),
ADD COLUMN     "isOperator" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "totpConfirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "totpLastStep" BIGINT,
ADD COLUMN     "totpSecret" TEXT;

-- CreateTable
CREATE TABLE "Connection" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "provider" "Provider" NOT NULL,
    "baseUrl" TEXT,
    "secret" TEXT,
    "createdById" TEXT,
    "lastTestedAt" TIMESTAMPTZ(3),
    "lastTestError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "chain" TEXT NOT NULL,
    "tenantId" TEXT,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "TenantExport" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "status" "ExportStatus" NOT NULL DEFAULT 'queued',
    "blobKey" TEXT,
    "bytes" BIGINT,
    "sha256" TEXT,
    "errorMessage" TEXT,
    "requestedById" TEXT,
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TenantExport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ErasureReceipt" (
    "id" TEXT NOT NULL,
    "kind" "ErasureKind" NOT NULL,
    "subjectId" TEXT NOT NULL,
    "removed" JSONB NOT NULL DEFAULT '{}',
    "left" JSONB NOT NULL DEFAULT '{}',
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ErasureReceipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SystemSetting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SystemSetting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "TenantSetting" (
    "tenantId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TenantSetting_pkey" PRIMARY KEY ("tenantId","key")
);

-- CreateTable
CREATE TABLE "UserSetting" (
    "userId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UserSetting_pkey" PRIMARY KEY ("userId","key")
);

-- CreateTable
CREATE TABLE "Identity" (
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("provider","subject")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "userId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("userId","hash")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "email" TEXT,
    "role" "Role" NOT NULL,
    "hash" TEXT NOT NULL,
    "invitedById" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Connection_tenantId_id_key" ON "Connection"("tenantId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Connection_tenantId_name_key" ON "Connection"("tenantId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "TenantExport_tenantId_id_key" ON "TenantExport"("tenantId", "id");

-- CreateIndex
CREATE INDEX "Identity_userId_idx" ON "Identity"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_hash_key" ON "Invitation"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tenantId_id_key" ON "Invitation"("tenantId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_tenantId_action_seq_idx" ON "AuditEvent"("tenantId", "action", "seq");

-- CreateIndex
CREATE INDEX "AuditEvent_tenantId_actorId_seq_idx" ON "AuditEvent"("tenantId", "actorId", "seq");

-- AddForeignKey
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditHead" ADD CONSTRAINT "AuditHead_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TenantExport" ADD CONSTRAINT "TenantExport_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TenantSetting" ADD CONSTRAINT "TenantSetting_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserSetting" ADD CONSTRAINT "UserSetting_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT minirag_fence('"Invitation"');
SELECT minirag_fence('"Connection"');
SELECT minirag_fence('"TenantSetting"');
SELECT minirag_fence('"TenantExport"');
SELECT minirag_fence('"AuditHead"', 'SELECT');
SELECT minirag_fence('"Identity"', '');
SELECT minirag_fence('"RecoveryCode"', '');
SELECT minirag_fence('"UserSetting"', '');
SELECT minirag_fence('"ErasureReceipt"', '');

-- What holds for all tenants, each may read.
SELECT minirag_fence('"SystemSetting"', '');
GRANT SELECT ON "SystemSetting" TO minirag_tenant;
CREATE POLICY tenants_read ON "SystemSetting" FOR SELECT TO minirag_tenant USING (true);

-- The hash of a row of the audit log: of the hash before it, and of all that the row says.
CREATE FUNCTION minirag_audit_hash(before text, event "AuditEvent") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(before || jsonb_build_array(
    event."id", event."chain", event."seq", event."actorType", event."actorId", event."action", event."targetId",
    event."before", event."after", event."address", event."requestId", extract(epoch FROM event."createdAt")
  )::text, 'UTF8')), 'hex')
$$;

-- Numbers a new row and hashes it with the one before. It runs as minirag_system, so that the ends of the chains are
-- nobody else's to move; the lock on the end makes the rows of a chain come one after the other.
CREATE FUNCTION minirag_chain_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE head "AuditHead";
BEGIN
  NEW."chain" := coalesce(NEW."tenantId", 'system');
  INSERT INTO "AuditHead" ("chain", "tenantId") VALUES (NEW."chain", NEW."tenantId") ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM "AuditHead" WHERE "chain" = NEW."chain" FOR UPDATE;
  NEW."seq" := head."seq" + 1;
  NEW."hash" := minirag_audit_hash(head."hash", NEW);
  UPDATE "AuditHead" SET "seq" = NEW."seq", "hash" = NEW."hash" WHERE "chain" = NEW."chain";
  RETURN NEW;
END $$;

GRANT CREATE ON SCHEMA public TO minirag_system;
ALTER FUNCTION minirag_chain_audit() OWNER TO minirag_system;
REVOKE CREATE ON SCHEMA public FROM minirag_system;
CREATE TRIGGER chain_audit BEFORE INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION minirag_chain_audit();

-- Rows from before: taken out and put in again, in their order.
SET LOCAL ROLE minirag_system;
WITH earlier AS (DELETE FROM "AuditEvent" RETURNING *)
INSERT INTO "AuditEvent" SELECT * FROM earlier ORDER BY "createdAt", "id";
RESET ROLE;

CREATE UNIQUE INDEX "AuditEvent_chain_seq_key" ON "AuditEvent"("chain", "seq");

-- From here on the log only grows. (With its tenant it goes all the same: that is the database's own cascade.)
REVOKE UPDATE, DELETE ON "AuditEvent" FROM minirag_system, minirag_tenant;
