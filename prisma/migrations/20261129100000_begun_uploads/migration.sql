-- Files that may be sent to the store: they take room from the moment on that their address is given out.
CREATE TABLE "BegunUpload" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BegunUpload_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "BegunUpload_tenantId_idx" ON "BegunUpload"("tenantId");
CREATE INDEX "BegunUpload_createdAt_idx" ON "BegunUpload"("createdAt");
ALTER TABLE "BegunUpload" ADD CONSTRAINT "BegunUpload_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT minirag_fence('"BegunUpload"');
