-- Answers that the team writes itself, and the questions that get them.
CREATE TABLE "CuratedAnswer" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "links" JSONB NOT NULL DEFAULT '[]',
    "disabledAt" TIMESTAMPTZ(3),
    "uses" INTEGER NOT NULL DEFAULT 0,
    "lastUsedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CuratedAnswer_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "CuratedPhrasing" (
    "tenantId" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "botId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "keyedBy" TEXT NOT NULL,

    CONSTRAINT "CuratedPhrasing_pkey" PRIMARY KEY ("answerId", "ordinal")
);
CREATE UNIQUE INDEX "CuratedAnswer_tenantId_id_key" ON "CuratedAnswer"("tenantId", "id");
CREATE INDEX "CuratedAnswer_tenantId_botId_id_idx" ON "CuratedAnswer"("tenantId", "botId", "id");
CREATE INDEX "CuratedPhrasing_tenantId_botId_key_idx" ON "CuratedPhrasing"("tenantId", "botId", "key");
ALTER TABLE "CuratedAnswer" ADD CONSTRAINT "CuratedAnswer_tenantId_botId_fkey" FOREIGN KEY ("tenantId", "botId") REFERENCES "Bot"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CuratedPhrasing" ADD CONSTRAINT "CuratedPhrasing_tenantId_answerId_fkey" FOREIGN KEY ("tenantId", "answerId") REFERENCES "CuratedAnswer"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Message" ADD COLUMN "curated" JSONB;

SELECT minirag_fence('"CuratedAnswer"');
SELECT minirag_fence('"CuratedPhrasing"');
