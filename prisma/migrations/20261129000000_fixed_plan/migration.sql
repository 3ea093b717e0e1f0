-- Set by the operator: the plan holds whatever the subscription says.
ALTER TABLE "Tenant" ADD COLUMN "isPlanFixed" BOOLEAN NOT NULL DEFAULT false;
