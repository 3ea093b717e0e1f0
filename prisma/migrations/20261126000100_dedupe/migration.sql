-- The same file twice in a tenant is one document. Of two uploads at once the second waits for the first's commit.
ALTER TABLE "Document" ADD COLUMN "dedupeKey" TEXT;
CREATE UNIQUE INDEX "Document_dedupe_key" ON "Document"("tenantId", "dedupeKey") WHERE "deletedAt" IS NULL;
