// The last look before the doors open: what the app's connections may see before a transaction says for whom it works.
import { randomInt } from "node:crypto";
import { connect } from "./connect.mjs";
import { Refusal } from "./progress.mjs";

/** As lib/db/pool.ts opens them. */
const OPTIONS = "-c role=minirag_none";

/** @throws Refusal when a connection of the app would not be fenced in */
export async function assertFenced() {
  const isPooled = process.env.DATABASE_POOLED === "1";
  const client = await connect("DATABASE_URL", isPooled ? {} : { options: OPTIONS });
  try {
    await (isPooled ? assertPooled(client) : assertNobody(client));
  } finally {
    await client.end();
  }
}

async function assertNobody(client) {
  const { rows } = await client.query(
    'select rolname as name, rolsuper or rolbypassrls as "isUnbound" from pg_roles where rolname = current_user',
  );
  if (rows[0].name === "minirag_none" && !rows[0].isUnbound) return;
  throw new Refusal([
    `DATABASE_URL: the login "${rows[0].name}" cannot be fenced in, so tenants would not be kept apart by the database. Take "options" out of the address, and name PostgreSQL itself; or set DATABASE_POOLED=1 when a pooler in transaction mode stands between`,
  ]);
}

/** Behind a pooler a connection cannot begin as minirag_none, so the login itself has to be one that may do nothing. */
async function assertPooled(client) {
  const { rows } = await client.query(`
    select rolname as name, rolsuper as "isSuperuser", rolbypassrls as "isUnbound", array(
      select c.relname::text from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') and (
        has_any_column_privilege(session_user, c.oid, 'SELECT, INSERT, UPDATE')
        or has_table_privilege(session_user, c.oid, 'DELETE, TRUNCATE'))
      order by 1) as open
    from pg_roles where rolname = session_user`);
  const problem = problemOf(rows[0]) ?? (await problemWithin(client)) ?? (await problemOfDirect(client));
  if (!problem) return;
  throw new Refusal([
    `DATABASE_URL: with DATABASE_POOLED=1 the login "${rows[0].name}" cannot be fenced in, so tenants would not be kept apart by the database: ${problem}`,
  ]);
}

const OWN_LOGIN =
  "Make a login that owns nothing (CREATE ROLE minirag_app LOGIN PASSWORD '…'), name it there, and leave the owner to MIGRATION_DATABASE_URL";

function problemOf({ isSuperuser, isUnbound, open }) {
  if (isSuperuser) return `it is a superuser. ${OWN_LOGIN}`;
  if (isUnbound) return `it bypasses row-level security. ${OWN_LOGIN}`;
  if (open.length === 0) return null;
  const more = open.length > 3 ? ` and ${open.length - 3} more` : "";
  return `by itself it may read or write ${open.slice(0, 3).join(", ")}${more}. ${OWN_LOGIN}`;
}

/** As lib/db begins its transactions. */
async function problemWithin(client) {
  return client.query("BEGIN; SET LOCAL ROLE minirag_tenant; SET LOCAL ROLE minirag_system; COMMIT").then(
    () => null,
    ({ message }) => `it cannot take up the product's roles for a transaction (${message})`,
  );
}

/** A lock that a session holds there has to be seen here, or workers would take each other for dead. */
async function problemOfDirect(client) {
  const session = await connect("MIGRATION_DATABASE_URL");
  const key = randomInt(2 ** 31);
  try {
    await session.query("select pg_advisory_lock($1::bigint)", [key]);
    const { rows } = await client.query('select pg_try_advisory_xact_lock($1::bigint) as "isFree"', [key]);
    return rows[0].isFree ? "MIGRATION_DATABASE_URL leads to another database" : null;
  } finally {
    await session.end();
  }
}
