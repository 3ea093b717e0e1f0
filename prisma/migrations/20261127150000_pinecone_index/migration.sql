-- What stands at Pinecone, told by ids: its index lags behind what it was told, so this is where it is counted, and where
-- a deletion finds what to delete. No row refers to another table: each names something that is kept outside, and stays
-- until that is gone, also when its document or its tenant went before.
CREATE TABLE "PineconeEntry" (
    "tenantId" TEXT NOT NULL,
    "index" TEXT NOT NULL,
    "chunkId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "titleLength" INTEGER NOT NULL,
    "terms" BYTEA NOT NULL,
    "spaces" TEXT[],
    "isStored" BOOLEAN NOT NULL DEFAULT false,
    "writer" TEXT,
    "writingUntil" TIMESTAMPTZ(3),
    "goingUntil" TIMESTAMPTZ(3),

    CONSTRAINT "PineconeEntry_pkey" PRIMARY KEY ("tenantId","index","chunkId")
);

CREATE TABLE "PineconeTerm" (
    "tenantId" TEXT NOT NULL,
    "index" TEXT NOT NULL,
    "hash" BIGINT NOT NULL,
    "entries" INTEGER NOT NULL,

    CONSTRAINT "PineconeTerm_pkey" PRIMARY KEY ("tenantId","index","hash")
);

CREATE TABLE "PineconeTotal" (
    "tenantId" TEXT NOT NULL,
    "index" TEXT NOT NULL,
    "entries" INTEGER NOT NULL DEFAULT 0,
    "length" BIGINT NOT NULL DEFAULT 0,
    "clearingUntil" TIMESTAMPTZ(3),

    CONSTRAINT "PineconeTotal_pkey" PRIMARY KEY ("tenantId","index")
);

CREATE TABLE "PineconeNamespace" (
    "tenantId" TEXT NOT NULL,
    "index" TEXT NOT NULL,
    "space" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "dimensions" INTEGER,

    CONSTRAINT "PineconeNamespace_pkey" PRIMARY KEY ("tenantId","index","space")
);

CREATE INDEX "PineconeEntry_tenantId_index_documentId_version_idx" ON "PineconeEntry"("tenantId", "index", "documentId", "version");
CREATE INDEX "PineconeEntry_tenantId_index_sourceId_idx" ON "PineconeEntry"("tenantId", "index", "sourceId");
CREATE INDEX "PineconeNamespace_index_name_idx" ON "PineconeNamespace"("index", "name");

SELECT minirag_fence('"PineconeEntry"');
SELECT minirag_fence('"PineconeTerm"');
SELECT minirag_fence('"PineconeTotal"');
SELECT minirag_fence('"PineconeNamespace"');
