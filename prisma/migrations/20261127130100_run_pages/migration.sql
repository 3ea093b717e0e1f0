-- Which pages a look at an origin added, changed, removed, left as they were, and failed to get.
CREATE TYPE "RunPageKind" AS ENUM ('added', 'changed', 'removed', 'unchanged', 'failed');

CREATE TABLE "SyncRunPage" (
    "runId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "kind" "RunPageKind" NOT NULL,
    "title" TEXT,
    "message" TEXT,

    CONSTRAINT "SyncRunPage_pkey" PRIMARY KEY ("runId", "url")
);
CREATE INDEX "SyncRunPage_tenantId_runId_idx" ON "SyncRunPage"("tenantId", "runId");
ALTER TABLE "SyncRunPage" ADD CONSTRAINT "SyncRunPage_tenantId_runId_fkey" FOREIGN KEY ("tenantId", "runId") REFERENCES "SyncRun"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT minirag_fence('"SyncRunPage"');
