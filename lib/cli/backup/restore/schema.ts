import { randomUUID } from "node:crypto";
import type pg from "pg";
import { type Migration, ownMigrations, quoted, tablesOf } from "../database";
import { BackupRefused } from "../refused";
import { OF_OUTSIDE } from "../table-plan";

/** Before this, a value that an enum was given cannot be used in the same transaction. */
const OLDEST_FOR_OLD_BACKUPS = 170_000;

/** Lets the owner of the tables see and write every row, and keeps triggers from acting on rows that are only put back. */
export async function unfence(client: pg.Client): Promise<void> {
  for (const name of (await tablesOf(client)).keys())
    await client.query(
      `alter table ${quoted(name)} no force row level security; alter table ${quoted(name)} disable trigger user`,
    );
}

export async function fenceAgain(client: pg.Client): Promise<void> {
  for (const name of (await tablesOf(client)).keys())
    await client.query(
      `alter table ${quoted(name)} force row level security; alter table ${quoted(name)} enable trigger user`,
    );
}

export async function emptyTables(client: pg.Client): Promise<void> {
  const names = [...(await tablesOf(client)).keys()].filter((name) => !OF_OUTSIDE.includes(name)).map(quoted);
  await client.query(`truncate ${names.join(", ")}`);
}

/** Takes everything of ours away, and makes the tables as they were after these migrations. */
export async function rebuild(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  if ((rows[0]?.version ?? 0) < OLDEST_FOR_OLD_BACKUPS)
    throw new BackupRefused(
      "This backup is of an older release, and to bring it up to this one PostgreSQL 17 or newer is needed. Restore it with the release that made it, then start this one.",
    );
  await client.query(DROP_ALL);
  const names = new Set(migrations.map(({ name }) => name));
  const own = (await ownMigrations()).filter(({ name }) => names.has(name));
  const order = migrations.map(({ name }) => name);
  own.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  await client.query(`delete from "_prisma_migrations"`);
  for (const migration of own) await migrate(client, migration);
}

/** Brings the tables, with what is in them by now, up to this release. */
export async function migrateOn(client: pg.Client, from: readonly Migration[]): Promise<void> {
  const done = new Set(from.map(({ name }) => name));
  for (const migration of await ownMigrations())
    if (!done.has(migration.name)) await migrate(client, migration);
}

/** As Prisma does it and writes it down, but within our transaction. */
async function migrate(
  client: pg.Client,
  { name, checksum, sql }: Migration & { sql: string },
): Promise<void> {
  await client.query(sql);
  await client.query(
    `insert into "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}

const DROP_ALL = `do $$
declare it record;
begin
  for it in select relname, relkind from pg_class where relnamespace = current_schema()::regnamespace
      and relkind in ('r', 'v') and relname <> '_prisma_migrations' order by relkind desc loop
    execute format('drop %s %I cascade', case it.relkind when 'v' then 'view' else 'table' end, it.relname);
  end loop;
  for it in select typname from pg_type where typnamespace = current_schema()::regnamespace and typtype = 'e' loop
    execute format('drop type %I', it.typname);
  end loop;
  for it in select oid::regprocedure::text as name, pg_get_userbyid(proowner) as owner from pg_proc
      where pronamespace = current_schema()::regnamespace and proname like 'minirag\\_%' loop
    execute format('set local role %I', it.owner);
    execute format('drop function %s cascade', it.name);
    reset role;
  end loop;
end $$`;

/** Tables so that each comes after those that it refers to. */
export async function inOrder(client: pg.Client, names: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ child: string; parent: string }>(`
    select c.relname as child, p.relname as parent from pg_constraint f
    join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
    where f.contype = 'f' and f.connamespace = current_schema()::regnamespace and c.oid <> p.oid`);
  const placed: string[] = [];
  while (placed.length < names.length) {
    const isFree = (name: string) =>
      rows.every(({ child, parent }) => child !== name || placed.includes(parent) || !names.includes(parent));
    const next = names.filter((name) => !placed.includes(name) && isFree(name));
    if (next.length === 0) throw new Error("tables refer to each other in a circle");
    placed.push(...next);
  }
  return placed;
}
