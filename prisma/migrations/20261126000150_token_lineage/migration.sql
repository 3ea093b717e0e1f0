-- Tokens that a token made end with it.
ALTER TABLE "ApiToken" ADD COLUMN "createdByTokenId" TEXT;
CREATE INDEX "ApiToken_tenantId_createdByTokenId_idx" ON "ApiToken"("tenantId", "createdByTokenId");
