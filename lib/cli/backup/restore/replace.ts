import { randomUUID } from "node:crypto";
import type pg from "pg";
import { tableEntry } from "../archive/manifest";
import type { Archive } from "../archive/read";
import { copyIn } from "../copy";
import { appliedMigrations, columnList, quoted, SAME_EVERYWHERE } from "../database";
import type { Tell } from "../dump";
import { ALL_TENANTS, carry, remember } from "./carry";
import { checkedEntry } from "./entries";
import type { Withdrawal } from "./neighbours";
import { findOrphans, type Orphan } from "./orphans";
import { emptyTables, fenceAgain, inOrder, migrateOn, rebuild, unfence } from "./schema";

export type Replacement = {
  snapshot: string | null;
  /** What is known to be revoked or erased beside what this database says. */
  withdrawals: readonly Withdrawal[];
  tell: Tell;
};

/**
 * Puts the rows of an archive in the place of all that is in the database, in one transaction: until its end, and when it
 * breaks off, everything is as it was.
 * @returns the subscriptions that nobody here knows any more
 */
export async function replaceDatabase(
  client: pg.Client,
  archive: Archive,
  { snapshot, withdrawals, tell }: Replacement,
): Promise<Orphan[]> {
  const { migrations } = archive.manifest;
  await client.query(`begin; ${SAME_EVERYWHERE}`);
  try {
    await unfence(client);
    await remember(client);
    const here = new Set((await appliedMigrations(client)).map(({ name }) => name));
    const isSame = here.size === migrations.length && migrations.every(({ name }) => here.has(name));
    if (isSame) await emptyTables(client);
    else {
      await rebuild(client, migrations);
      await unfence(client);
    }
    await load(client, archive, tell);
    if (!isSame) {
      await fenceAgain(client);
      await migrateOn(client, migrations);
      await unfence(client);
    }
    await client.query(
      `insert into "Withdrawal" (kind, subject) select * from unnest($1::text[], $2::text[]) on conflict do nothing`,
      [withdrawals.map(({ kind }) => kind), withdrawals.map(({ subject }) => subject)],
    );
    await carry(client);
    const orphans = await findOrphans(client);
    await client.query(`update "Restoration" set "finishedAt" = now() where "finishedAt" is null`);
    await client.query(
      `insert into "Restoration" (id, file, snapshot, tenants) values ($1, $2, $3, array(${ALL_TENANTS}))`,
      [randomUUID(), archive.file, snapshot],
    );
    await fenceAgain(client);
    await client.query("commit");
    return orphans;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

async function load(client: pg.Client, archive: Archive, tell: Tell): Promise<void> {
  const tables = new Map(archive.manifest.tables.map((table) => [table.name, table]));
  for (const name of await inOrder(client, [...tables.keys()])) {
    const table = tables.get(name);
    if (!table || table.rows === 0) continue;
    const into = `copy ${quoted(name)} (${columnList(table.columns)}) from stdin`;
    await copyIn(client, into, checkedEntry(archive, tableEntry(name), table));
    tell(`Table ${name}: ${table.rows.toLocaleString("en-US")} ${table.rows === 1 ? "row" : "rows"}`);
  }
}
