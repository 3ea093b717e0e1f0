-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "deletedAttachments" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "depth" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "parentId" TEXT;

-- CreateIndex
CREATE INDEX "Document_tenantId_parentId_idx" ON "Document"("tenantId", "parentId");

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_tenantId_parentId_fkey" FOREIGN KEY ("tenantId", "parentId") REFERENCES "Document"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
