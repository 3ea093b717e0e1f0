import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { BackupRefused } from "./refused";
import { KEPT, LEFT_OUT, OF_OUTSIDE } from "./table-plan";

const MIGRATIONS = path.resolve("prisma/migrations");

export type Migration = { name: string; checksum: string };
export type Row = Record<string, unknown>;

/** A connection as the login of the migrations, to be ended by whoever asked for it. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "minirag backup" });
  // What breaks is told by the query under way.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** So that values are written and read the same on every server, and nothing is given up because it takes long. */
export const SAME_EVERYWHERE = `
  set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local client_encoding = 'UTF8';
  set local synchronize_seqscans = off; set local statement_timeout = 0; set local lock_timeout = '30s';
  set local idle_in_transaction_session_timeout = 0`;

/** The migrations of this release, in their order. */
export async function ownMigrations(): Promise<(Migration & { sql: string })[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  const names = entries.flatMap((entry) => (entry.isDirectory() ? entry.name : [])).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(MIGRATIONS, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** The migrations that a database went through, in the order in which it did. */
export async function appliedMigrations(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<Migration>(`
    select migration_name as name, checksum from "_prisma_migrations"
    where finished_at is not null and rolled_back_at is null order by started_at, migration_name`);
  return rows;
}

/** @throws BackupRefused when the database is not of this release */
export async function assertOfThisRelease(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<{ isThere: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as "isThere"`,
  );
  const applied = rows[0]?.isThere ? await appliedMigrations(client) : [];
  const names = new Set(applied.map(({ name }) => name));
  const own = await ownMigrations();
  if (own.length === names.size && own.every(({ name }) => names.has(name))) return applied;
  throw new BackupRefused(
    "The database is of another release. Start this one once (`npm start`), or use the release that made it.",
  );
}

/** Every table with its columns, as they are; a table that nobody decided on is an error of ours. */
export async function tablesOf(client: pg.Client): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
    group by c.relname order by c.relname`);
  const unknown = rows.filter(
    ({ name }) => !isKept(name) && !(name in LEFT_OUT) && !OF_OUTSIDE.includes(name),
  );
  if (unknown.length > 0)
    throw new BackupRefused(
      `The database has tables that are none of MiniRAG's: ${unknown.map(({ name }) => name).join(", ")}. Give it a database of its own.`,
    );
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

export const isKept = (table: string): boolean => (KEPT as readonly string[]).includes(table);

/** A name as SQL takes it. */
export const quoted = (name: string): string => pg.escapeIdentifier(name);

export const columnList = (columns: readonly string[]): string => columns.map(quoted).join(", ");
