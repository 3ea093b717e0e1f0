-- What was looked for when a question was made whole, and how far the sources bear an answer out.
ALTER TABLE "Message" ADD COLUMN "query" TEXT, ADD COLUMN "support" JSONB;
