-- When what a passage says is said, in recordings: citations lead to the second.
ALTER TABLE "Chunk" ADD COLUMN "times" JSONB NOT NULL DEFAULT '[]';
