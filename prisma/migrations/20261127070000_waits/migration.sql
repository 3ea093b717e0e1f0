-- Why a job waits, and until when. Whatever else is written about it is a sign of life, and the end of its waiting.
ALTER TABLE "Job" ADD COLUMN "waitCode" TEXT, ADD COLUMN "waitMessage" TEXT, ADD COLUMN "waitUntil" TIMESTAMPTZ(3);

CREATE OR REPLACE FUNCTION minirag_job_heartbeat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."heartbeatAt" = OLD."heartbeatAt" THEN NEW."heartbeatAt" := now(); END IF;
  IF NEW."waitUntil" = OLD."waitUntil" THEN
    NEW."waitCode" := NULL; NEW."waitMessage" := NULL; NEW."waitUntil" := NULL;
  END IF;
  RETURN NEW;
END $$;
