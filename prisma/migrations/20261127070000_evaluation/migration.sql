-- Questions with what is expected of their answers, and what came of asking them.
ALTER TYPE "JobKind" ADD VALUE 'evaluate_bot';

CREATE TABLE "EvaluationSet" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EvaluationSet_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "EvaluationQuestion" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "setId" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "expectation" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EvaluationQuestion_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "EvaluationRun" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "setId" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "measures" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "EvaluationRun_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "EvaluationResult" (
    "tenantId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "expectation" JSONB NOT NULL,
    "outcome" TEXT,
    "rank" INTEGER,
    "detail" JSONB,
    "quotes" TEXT[],

    CONSTRAINT "EvaluationResult_pkey" PRIMARY KEY ("runId","questionId")
);

CREATE UNIQUE INDEX "EvaluationSet_tenantId_id_key" ON "EvaluationSet"("tenantId", "id");
CREATE UNIQUE INDEX "EvaluationSet_botId_name_key" ON "EvaluationSet"("botId", "name");
CREATE UNIQUE INDEX "EvaluationQuestion_tenantId_id_key" ON "EvaluationQuestion"("tenantId", "id");
CREATE INDEX "EvaluationQuestion_tenantId_setId_id_idx" ON "EvaluationQuestion"("tenantId", "setId", "id");
CREATE UNIQUE INDEX "EvaluationRun_tenantId_id_key" ON "EvaluationRun"("tenantId", "id");
CREATE INDEX "EvaluationRun_tenantId_setId_id_idx" ON "EvaluationRun"("tenantId", "setId", "id");
CREATE INDEX "EvaluationResult_tenantId_runId_idx" ON "EvaluationResult"("tenantId", "runId");
CREATE INDEX "EvaluationResult_quotes_idx" ON "EvaluationResult" USING GIN ("quotes");
CREATE UNIQUE INDEX "EvaluationResult_runId_position_key" ON "EvaluationResult"("runId", "position");

ALTER TABLE "EvaluationSet" ADD CONSTRAINT "EvaluationSet_tenantId_botId_fkey" FOREIGN KEY ("tenantId", "botId") REFERENCES "Bot"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EvaluationQuestion" ADD CONSTRAINT "EvaluationQuestion_tenantId_setId_fkey" FOREIGN KEY ("tenantId", "setId") REFERENCES "EvaluationSet"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EvaluationRun" ADD CONSTRAINT "EvaluationRun_tenantId_setId_fkey" FOREIGN KEY ("tenantId", "setId") REFERENCES "EvaluationSet"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EvaluationResult" ADD CONSTRAINT "EvaluationResult_tenantId_runId_fkey" FOREIGN KEY ("tenantId", "runId") REFERENCES "EvaluationRun"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT minirag_fence('"EvaluationSet"');
SELECT minirag_fence('"EvaluationQuestion"');
SELECT minirag_fence('"EvaluationRun"');
SELECT minirag_fence('"EvaluationResult"');
