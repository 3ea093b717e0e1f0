-- How an answer was found: which passages, by id, with their scores, and how long each part took. No words of documents.
ALTER TABLE "Message" ADD COLUMN "trace" JSONB;
