-- What the billing service says of a tenant, as it was read last, and the events that made us read it.
CREATE TYPE "BillingOutcome" AS ENUM ('applied', 'ignored', 'parked');

CREATE TABLE "BillingAccount" (
    "tenantId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "subscriptionId" TEXT,
    "status" TEXT,
    "priceId" TEXT,
    "plan" TEXT,
    "isCancelling" BOOLEAN NOT NULL DEFAULT false,
    "trialEndsAt" TIMESTAMPTZ(3),
    "periodEndsAt" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "syncedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BillingAccount_pkey" PRIMARY KEY ("tenantId")
);
CREATE TABLE "BillingEvent" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "customerId" TEXT,
    "outcome" "BillingOutcome" NOT NULL,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BillingEvent_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "BillingAccount_customerId_key" ON "BillingAccount"("customerId");
CREATE INDEX "BillingEvent_receivedAt_idx" ON "BillingEvent"("receivedAt");
ALTER TABLE "BillingAccount" ADD CONSTRAINT "BillingAccount_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "Tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A tenant notes its customer; what is paid is for the product alone to write.
SELECT minirag_fence('"BillingAccount"', 'SELECT, INSERT');
SELECT minirag_fence('"BillingEvent"', '');
