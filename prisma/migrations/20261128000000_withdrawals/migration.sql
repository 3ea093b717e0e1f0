-- What was revoked or erased, by its id: a restore of an older backup reads it, so that none of it comes back.
CREATE TABLE "Withdrawal" (
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Withdrawal_pkey" PRIMARY KEY ("kind", "subject")
);

CREATE TABLE "Restoration" (
    "id" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "snapshot" TEXT,
    "tenants" TEXT[],
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Restoration_pkey" PRIMARY KEY ("id")
);

SELECT minirag_fence('"Withdrawal"', '');
SELECT minirag_fence('"Restoration"', '');

-- The arguments of the triggers are the columns that make up the subject.
CREATE FUNCTION minirag_withdraw() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO "Withdrawal" ("kind", "subject")
  SELECT TG_TABLE_NAME, string_agg(to_jsonb(OLD) ->> name, ' ' ORDER BY place) FROM unnest(TG_ARGV) WITH ORDINALITY AS t(name, place)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- Somebody who left and came back is here again.
CREATE FUNCTION minirag_reinstate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  DELETE FROM "Withdrawal" WHERE "kind" = TG_TABLE_NAME AND "subject" = (
    SELECT string_agg(to_jsonb(NEW) ->> name, ' ' ORDER BY place) FROM unnest(TG_ARGV) WITH ORDINALITY AS t(name, place));
  RETURN NULL;
END $$;

GRANT CREATE ON SCHEMA public TO minirag_system;
ALTER FUNCTION minirag_withdraw() OWNER TO minirag_system;
ALTER FUNCTION minirag_reinstate() OWNER TO minirag_system;
REVOKE CREATE ON SCHEMA public FROM minirag_system;

-- Only what the product itself deletes: what goes along by a foreign key goes in the name of the tables' owner, and is
-- covered by what it belongs to; what somebody deletes at the database by mistake is what backups are for.
DO $$
DECLARE kind text;
BEGIN
  FOREACH kind IN ARRAY ARRAY['Tenant', 'User', 'Bot', 'Source', 'Document', 'Conversation', 'Contact', 'Connection',
    'CuratedAnswer', 'EvaluationSet', 'EvaluationQuestion', 'ApiToken', 'Invitation'] LOOP
    EXECUTE format('CREATE TRIGGER withdraw AFTER DELETE ON %I FOR EACH ROW
      WHEN (current_user IN (''minirag_tenant'', ''minirag_system'')) EXECUTE FUNCTION minirag_withdraw(''id'')', kind);
  END LOOP;
END $$;
CREATE TRIGGER withdraw AFTER DELETE ON "Membership" FOR EACH ROW
  WHEN (current_user IN ('minirag_tenant', 'minirag_system')) EXECUTE FUNCTION minirag_withdraw('tenantId', 'userId');
CREATE TRIGGER reinstate AFTER INSERT ON "Membership" FOR EACH ROW EXECUTE FUNCTION minirag_reinstate('tenantId', 'userId');

-- What is on its way out, or revoked, is a row for a while yet.
CREATE TRIGGER withdraw_closed AFTER UPDATE OF "erasedAt" ON "Tenant" FOR EACH ROW
  WHEN (NEW."erasedAt" IS NOT NULL) EXECUTE FUNCTION minirag_withdraw('id');
CREATE TRIGGER withdraw_tombstone AFTER UPDATE OF "deletedAt" ON "Source" FOR EACH ROW
  WHEN (NEW."deletedAt" IS NOT NULL) EXECUTE FUNCTION minirag_withdraw('id');
CREATE TRIGGER withdraw_tombstone AFTER UPDATE OF "deletedAt" ON "Document" FOR EACH ROW
  WHEN (NEW."deletedAt" IS NOT NULL) EXECUTE FUNCTION minirag_withdraw('id');
CREATE TRIGGER withdraw_revoked AFTER UPDATE OF "revokedAt" ON "ApiToken" FOR EACH ROW
  WHEN (NEW."revokedAt" IS NOT NULL) EXECUTE FUNCTION minirag_withdraw('id');
CREATE TRIGGER withdraw_used AFTER UPDATE OF "revokedAt", "acceptedAt" ON "Invitation" FOR EACH ROW
  WHEN (NEW."revokedAt" IS NOT NULL OR NEW."acceptedAt" IS NOT NULL) EXECUTE FUNCTION minirag_withdraw('id');

-- What went before: only what is still here to be seen can be written down.
ALTER TABLE "ApiToken" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Invitation" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "ErasureReceipt" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "Withdrawal" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "Withdrawal" ("kind", "subject")
SELECT 'ApiToken', "id" FROM "ApiToken" WHERE "revokedAt" IS NOT NULL
UNION SELECT 'Invitation', "id" FROM "Invitation" WHERE "revokedAt" IS NOT NULL OR "acceptedAt" IS NOT NULL
UNION SELECT CASE "kind" WHEN 'tenant' THEN 'Tenant' ELSE 'User' END, "subjectId" FROM "ErasureReceipt";
ALTER TABLE "ApiToken" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Invitation" FORCE ROW LEVEL SECURITY;
ALTER TABLE "ErasureReceipt" FORCE ROW LEVEL SECURITY;
ALTER TABLE "Withdrawal" FORCE ROW LEVEL SECURITY;
