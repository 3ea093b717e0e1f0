// Brings the database to this release's schema. On a warm start that is a look at what is there.
import { readdirSync } from "node:fs";
import path from "node:path";
import { connect } from "./connect.mjs";
import { during, Refusal } from "./progress.mjs";
import { ROOT } from "./project.mjs";
import { runTethered } from "./tether.mjs";

const ROLES = "minirag_none, minirag_tenant, minirag_system";
const MIGRATIONS = path.join(ROOT, "prisma/migrations");
const OLDEST_VERSION = 160_000;
/** Two starts at once on one database: the second waits. Any number will do that nobody else takes. */
const LOCK = 7_464_241;

export async function migrate() {
  const client = await connect(
    process.env.MIGRATION_DATABASE_URL ? "MIGRATION_DATABASE_URL" : "DATABASE_URL",
  );
  try {
    const { isCurrent } = await look(client);
    if (!isCurrent) await assertMayGrant(client);
    if (!isCurrent) await during("Migrating the database", () => apply(client));
    await grantRoles(client);
  } finally {
    await client.end();
  }
}

/** @returns {Promise<{ isCurrent: boolean, broken: string[] }>} `broken` are migrations that began and did not end */
async function look(client) {
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
            to_regclass('_prisma_migrations') is not null as "isOurs"`,
  );
  const [{ version, name, isOurs }] = rows;
  if (version < OLDEST_VERSION)
    throw new Refusal([
      `DATABASE_URL: the server is PostgreSQL ${name}; MiniRAG needs PostgreSQL 16 or newer`,
    ]);
  if (!isOurs) return { isCurrent: false, broken: [] };
  const { rows: begun } = await client.query(
    `select migration_name as name, finished_at is not null as "isDone" from "_prisma_migrations" where rolled_back_at is null`,
  );
  const done = new Set(begun.filter(({ isDone }) => isDone).map((row) => row.name));
  const broken = begun.filter(({ isDone }) => !isDone).map((row) => row.name);
  return { isCurrent: wanted().every((migration) => done.has(migration)), broken };
}

const wanted = () =>
  readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

async function apply(client) {
  await client.query("select pg_advisory_lock($1)", [LOCK]);
  // Whoever held the lock before us may have done it all.
  const { isCurrent, broken } = await look(client);
  if (isCurrent) return;
  // A migration is one transaction: one that was cut off left nothing behind but the note that it began.
  for (const name of broken) await prisma("migrate", "resolve", "--rolled-back", name);
  await prisma("migrate", "deploy");
}

/** The roles belong to the whole server: another login may have made them for another database, and only that one gives them on. */
async function assertMayGrant(client) {
  const { rows } = await client.query(
    `select current_user as login from pg_roles
     where rolname = any($1) and not pg_has_role(oid, 'SET') and not pg_has_role(oid, 'USAGE WITH ADMIN OPTION')`,
    [ROLES.split(", ")],
  );
  if (rows.length > 0) throw new Refusal([howToGrant(client, rows[0].login)]);
}

const grantTo = (client, login) =>
  `GRANT ${ROLES} TO ${client.escapeIdentifier(login)} WITH INHERIT FALSE, SET TRUE`;

const howToGrant = (client, login) =>
  `DATABASE_URL: ${login} may not use the roles that were made for another database of this server. As who made them, or as a superuser, run: ${grantTo(client, login)}`;

/**
 * The app's login may become each of the product's roles, and inherits nothing from them. So may the one of sessions that
 * go past a pooler.
 */
async function grantRoles(client) {
  const isPooled = process.env.DATABASE_POOLED === "1";
  await grantRolesTo(client, await (isPooled ? nameBehindPooler() : appName(client)));
  if (isPooled) await grantRolesTo(client, await ownName(client));
}

async function grantRolesTo(client, login) {
  const { rows } = await client
    .query(`select pg_has_role($1, 'minirag_system', 'SET') as "isGranted"`, [login])
    .catch((error) => {
      throw new Refusal([`DATABASE_URL: ${error.message}. Name a user that the server has`]);
    });
  if (rows[0].isGranted) return;
  await client.query(grantTo(client, login)).catch((error) => {
    throw error.code === "42501" ? new Refusal([howToGrant(client, login)]) : error;
  });
}

const appName = async (client) =>
  decodeURIComponent(new URL(process.env.DATABASE_URL).username) || ownName(client);

/** Poolers may want more in a name than PostgreSQL knows of: Supavisor's are login.project. */
async function nameBehindPooler() {
  const client = await connect("DATABASE_URL");
  return ownName(client).finally(() => client.end());
}

async function ownName(client) {
  return (await client.query("select current_user as name")).rows[0].name;
}

async function prisma(...args) {
  const cli = path.join(ROOT, "node_modules/prisma/build/index.js");
  await runTethered(process.execPath, [cli, ...args], { cwd: ROOT }).catch((error) => {
    throw new Error(`prisma ${args.join(" ")} failed:\n${error.message}`);
  });
}
