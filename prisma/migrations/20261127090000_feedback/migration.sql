-- What people think of an answer.
CREATE TYPE "Rating" AS ENUM ('up', 'down');
ALTER TABLE "Message" ADD COLUMN "rating" "Rating", ADD COLUMN "ratingReason" TEXT, ADD COLUMN "ratingComment" TEXT,
ADD COLUMN "ratedBy" TEXT, ADD COLUMN "ratedAt" TIMESTAMPTZ(3);

-- Few answers of many: what conversations are filtered by.
CREATE INDEX "Message_rated_idx" ON "Message"("tenantId", "conversationId") WHERE "rating" IS NOT NULL;
CREATE INDEX "Message_refused_idx" ON "Message"("tenantId", "conversationId") WHERE "refused";
