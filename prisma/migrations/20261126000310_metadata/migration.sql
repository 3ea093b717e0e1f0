-- What a team notes about its sources and documents. No index: under row-level security none on a part of JSON is used,
-- and a bot's documents are found by their sources.
ALTER TABLE "Source" ADD COLUMN "metadata" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Document" ADD COLUMN "metadata" JSONB NOT NULL DEFAULT '{}';
