-- Which documents an answer quotes: a deletion finds its quotes by it, and an old version is kept while one counts in it.
CREATE TABLE "Quote" (
    "tenantId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Quote_pkey" PRIMARY KEY ("messageId", "documentId", "version")
);

CREATE INDEX "Quote_tenantId_documentId_version_idx" ON "Quote"("tenantId", "documentId", "version");

ALTER TABLE "Quote" ADD CONSTRAINT "Quote_tenantId_messageId_fkey" FOREIGN KEY ("tenantId", "messageId") REFERENCES "Message"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "Quote" ("tenantId", "messageId", "documentId", "version")
SELECT DISTINCT m."tenantId", m.id, c->>'documentId', (regexp_match(c->>'chunkId', '_(\d+)_\d+$'))[1]::int
FROM "Message" m, jsonb_array_elements(m.citations) c
WHERE c->>'chunkId' ~ '_\d+_\d+$';

SELECT minirag_fence('"Quote"');
