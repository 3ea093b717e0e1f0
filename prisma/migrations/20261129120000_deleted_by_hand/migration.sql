-- What somebody deletes in `minirag db-shell` can be brought back by a restore. A login that is no superuser has to become
-- minirag_system there to see rows at all, so the role does not tell it from what the product deletes: the shell says so.
DO $$
DECLARE target text;
BEGIN
  FOR target IN SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgname = 'withdraw' AND NOT t.tgisinternal LOOP
    EXECUTE format('DROP TRIGGER withdraw ON %I', target);
    EXECUTE format('CREATE TRIGGER withdraw AFTER DELETE ON %I FOR EACH ROW
      WHEN (current_user IN (''minirag_tenant'', ''minirag_system'') AND coalesce(current_setting(''minirag.by_hand'', true), '''') <> ''on'')
      EXECUTE FUNCTION minirag_withdraw(%s)', target,
      CASE target WHEN 'Membership' THEN $a$'tenantId', 'userId'$a$ ELSE $a$'id'$a$ END);
  END LOOP;
END $$;
