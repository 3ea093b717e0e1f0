-- A team may embed its documents through a connection of its own. Vectors of two accounts are never taken for each other's.
ALTER TABLE "Tenant" ADD COLUMN "embedding" JSONB;
ALTER TABLE "EmbeddingSpace" ADD COLUMN "connectionId" TEXT NOT NULL DEFAULT 'deployment';
ALTER TABLE "EmbeddingSpace" ADD COLUMN "isAsked" BOOLEAN NOT NULL DEFAULT false;
DROP INDEX "EmbeddingSpace_tenantId_model_dimensions_key";
CREATE UNIQUE INDEX "EmbeddingSpace_tenantId_connectionId_model_dimensions_key" ON "EmbeddingSpace"("tenantId", "connectionId", "model", "dimensions");
