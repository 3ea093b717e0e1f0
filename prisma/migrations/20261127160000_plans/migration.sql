-- What a tenant uses up: a meter for each day and month, and an entry for each use.
CREATE TYPE "Meter" AS ENUM ('messages', 'pages');
CREATE TYPE "UsageState" AS ENUM ('reserved', 'settled', 'refunded');

CREATE TABLE "UsageMeter" (
    "tenantId" TEXT NOT NULL,
    "meter" "Meter" NOT NULL,
    "period" TEXT NOT NULL,
    "used" BIGINT NOT NULL,

    CONSTRAINT "UsageMeter_pkey" PRIMARY KEY ("tenantId", "meter", "period"),
    CONSTRAINT "UsageMeter_used_check" CHECK ("used" >= 0)
);
CREATE TABLE "UsageEntry" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "meter" "Meter" NOT NULL,
    "day" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "state" "UsageState" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "UsageEntry_pkey" PRIMARY KEY ("tenantId", "id")
);
-- Which crossings of 80, 90 and 100 % were told already. `period` is empty for what a tenant has.
CREATE TABLE "QuotaNotice" (
    "tenantId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "percent" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuotaNotice_pkey" PRIMARY KEY ("tenantId", "key", "period", "percent")
);
CREATE INDEX "UsageEntry_createdAt_idx" ON "UsageEntry"("createdAt");
CREATE INDEX "UsageEntry_reserved_idx" ON "UsageEntry"("createdAt") WHERE "state" = 'reserved';
ALTER TABLE "UsageMeter" ADD CONSTRAINT "UsageMeter_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "UsageEntry" ADD CONSTRAINT "UsageEntry_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuotaNotice" ADD CONSTRAINT "QuotaNotice_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Chunks that a document takes up: those that answer, or those of a version about to, whichever are more.
ALTER TABLE "Document" ADD COLUMN "heldChunks" INTEGER NOT NULL DEFAULT 0;
-- The owner of a forced table sees no row of it.
ALTER TABLE "Document" NO FORCE ROW LEVEL SECURITY;
UPDATE "Document" SET "heldChunks" = "chunkCount";
ALTER TABLE "Document" FORCE ROW LEVEL SECURITY;

SELECT minirag_fence('"UsageMeter"');
SELECT minirag_fence('"UsageEntry"');
SELECT minirag_fence('"QuotaNotice"');
