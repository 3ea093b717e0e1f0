-- A job says when it was heard of last, and one that deletes says what it found and that nothing is left.
ALTER TYPE "JobKind" ADD VALUE 'delete_bot';

ALTER TABLE "Job" ADD COLUMN "heartbeatAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "receipt" JSONB,
ADD COLUMN "botId" TEXT;

-- The sweeper looks for unfinished jobs that went silent: few rows of many.
CREATE INDEX "Job_silent_idx" ON "Job"("heartbeatAt") WHERE "status" IN ('queued', 'running');

-- Whatever is written about a job is a sign of life.
CREATE FUNCTION minirag_job_heartbeat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."heartbeatAt" = OLD."heartbeatAt" THEN NEW."heartbeatAt" := now(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER job_heartbeat BEFORE UPDATE ON "Job" FOR EACH ROW EXECUTE FUNCTION minirag_job_heartbeat();
