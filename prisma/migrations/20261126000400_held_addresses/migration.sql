-- The same page twice in a tenant is one document. Of two sources at once the second waits for the first's commit.
CREATE TABLE "HeldAddress" (
    "tenantId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,

    CONSTRAINT "HeldAddress_pkey" PRIMARY KEY ("tenantId", "url")
);
CREATE INDEX "HeldAddress_tenantId_sourceId_idx" ON "HeldAddress"("tenantId", "sourceId");
ALTER TABLE "HeldAddress" ADD CONSTRAINT "HeldAddress_tenantId_sourceId_fkey" FOREIGN KEY ("tenantId", "sourceId") REFERENCES "Source"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Row-level security holds for the owner of the tables too, who has to see every tenant's pages here.
ALTER TABLE "Document" NO FORCE ROW LEVEL SECURITY;

-- Single pages came without a look at their origin once. Those that were never fetched have nothing to keep: the next look
-- makes their documents.
DELETE FROM "Document" WHERE "url" IS NOT NULL AND "blobKey" IS NULL AND "liveVersion" IS NULL AND "deletedAt" IS NULL;

-- Of pages that are here twice already, the older is the holder; the other stays as it is.
INSERT INTO "HeldAddress" ("tenantId", "url", "sourceId")
SELECT DISTINCT ON ("tenantId", "url") "tenantId", "url", "sourceId" FROM "Document"
WHERE "url" IS NOT NULL AND "deletedAt" IS NULL ORDER BY "tenantId", "url", "id";


ALTER TABLE "Document" FORCE ROW LEVEL SECURITY;
SELECT minirag_fence('"HeldAddress"');
