-- What a job works on, by its name when it was asked for: what is deleted is named in its receipt all the same.
ALTER TABLE "Job" ADD COLUMN "title" TEXT;

CREATE FUNCTION minirag_job_title() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."title" IS NULL AND NEW."documentId" IS NOT NULL THEN
    SELECT d."title" INTO NEW."title" FROM "Document" d WHERE d."tenantId" = NEW."tenantId" AND d."id" = NEW."documentId";
  ELSIF NEW."title" IS NULL AND NEW."sourceId" IS NOT NULL THEN
    SELECT s."title" INTO NEW."title" FROM "Source" s WHERE s."tenantId" = NEW."tenantId" AND s."id" = NEW."sourceId";
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER job_title BEFORE INSERT ON "Job" FOR EACH ROW EXECUTE FUNCTION minirag_job_title();

-- Row-level security holds for the owner of the tables too, who has to see every tenant's rows here; and this is no sign of
-- life of a job.
ALTER TABLE "Job" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Document" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Source" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Job" DISABLE TRIGGER job_heartbeat;

UPDATE "Job" j SET "title" = d."title" FROM "Document" d WHERE d."tenantId" = j."tenantId" AND d."id" = j."documentId";
UPDATE "Job" j SET "title" = s."title" FROM "Source" s
WHERE s."tenantId" = j."tenantId" AND s."id" = j."sourceId" AND j."documentId" IS NULL;

ALTER TABLE "Job" ENABLE TRIGGER job_heartbeat;
ALTER TABLE "Job" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Document" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Source" FORCE ROW LEVEL SECURITY;
