-- CreateEnum
CREATE TYPE "ExecutorRunStatus" AS ENUM ('running', 'completed', 'failed', 'canceled');

-- CreateEnum
CREATE TYPE "ExecutorCallKind" AS ENUM ('discover', 'step', 'sleep');

-- CreateTable
CREATE TABLE "ExecutorProcess" (
    "id" INTEGER NOT NULL,
    "leaseUntil" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "ExecutorProcess_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExecutorRun" (
    "id" TEXT NOT NULL,
    "functionId" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "idempotencyKey" TEXT,
    "event" JSON NOT NULL,
    "status" "ExecutorRunStatus" NOT NULL DEFAULT 'running',
    "result" JSON,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(6),

    CONSTRAINT "ExecutorRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExecutorStep" (
    "runId" TEXT NOT NULL,
    "stepId" TEXT NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "result" JSON NOT NULL,

    CONSTRAINT "ExecutorStep_pkey" PRIMARY KEY ("runId","stepId")
);

-- CreateTable
CREATE TABLE "ExecutorCall" (
    "id" BIGSERIAL NOT NULL,
    "runId" TEXT NOT NULL,
    "stepId" TEXT NOT NULL,
    "kind" "ExecutorCallKind" NOT NULL,
    "slotId" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "losses" INTEGER NOT NULL DEFAULT 0,
    "claim" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(6),
    "processId" INTEGER,

    CONSTRAINT "ExecutorCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExecutorSlot" (
    "id" TEXT NOT NULL,
    "functionId" TEXT NOT NULL,
    "limit" INTEGER NOT NULL,
    "running" INTEGER NOT NULL DEFAULT 0,
    "nextDueAt" TIMESTAMPTZ(6),
    "servedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExecutorSlot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExecutorCron" (
    "functionId" TEXT NOT NULL,
    "expression" TEXT NOT NULL,
    "nextAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "ExecutorCron_pkey" PRIMARY KEY ("functionId","expression")
);

-- CreateIndex
CREATE INDEX "ExecutorSlot_servedAt_idx" ON "ExecutorSlot"("servedAt") WHERE "nextDueAt" IS NOT NULL;

-- CreateIndex
CREATE INDEX "ExecutorRun_endedAt_functionId_idx" ON "ExecutorRun"("endedAt", "functionId");

-- CreateIndex
CREATE UNIQUE INDEX "ExecutorRun_functionId_eventId_key" ON "ExecutorRun"("functionId", "eventId");

-- CreateIndex
CREATE UNIQUE INDEX "ExecutorRun_functionId_idempotencyKey_key" ON "ExecutorRun"("functionId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "ExecutorCall_slotId_dueAt_id_idx" ON "ExecutorCall"("slotId", "dueAt", "id");

-- CreateIndex
CREATE INDEX "ExecutorCall_processId_idx" ON "ExecutorCall"("processId");

-- CreateIndex
CREATE UNIQUE INDEX "ExecutorCall_runId_stepId_key" ON "ExecutorCall"("runId", "stepId");

-- AddForeignKey
ALTER TABLE "ExecutorStep" ADD CONSTRAINT "ExecutorStep_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ExecutorRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExecutorCall" ADD CONSTRAINT "ExecutorCall_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ExecutorRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExecutorCall" ADD CONSTRAINT "ExecutorCall_processId_fkey" FOREIGN KEY ("processId") REFERENCES "ExecutorProcess"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Slots are updated at every claim and hold no indexed column that changes: with room on its page, a new version of a
-- row costs no index entry, and old ones go without a vacuum.
ALTER TABLE "ExecutorSlot" SET (fillfactor = 40);

GRANT USAGE ON SEQUENCE "ExecutorStep_position_seq", "ExecutorCall_id_seq" TO minirag_system;

SELECT minirag_fence('"ExecutorProcess"', '');
SELECT minirag_fence('"ExecutorRun"', '');
SELECT minirag_fence('"ExecutorStep"', '');
SELECT minirag_fence('"ExecutorCall"', '');
SELECT minirag_fence('"ExecutorSlot"', '');
SELECT minirag_fence('"ExecutorCron"', '');
