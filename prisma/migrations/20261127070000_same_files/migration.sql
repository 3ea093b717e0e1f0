-- Files in a mail or archive that are the same as another of them are no documents of their own: people see which.
ALTER TABLE "Document" ADD COLUMN "sameFiles" JSONB NOT NULL DEFAULT '[]';
