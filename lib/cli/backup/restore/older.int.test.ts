import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { testOpenCtx } from "@/lib/testing/fixtures";
import { appliedMigrations, connect, ownMigrations, SAME_EVERYWHERE } from "../database";
import { createBackup, dumpInto } from "../dump";
import { adminUrl, emptyDatabase, query, queryAt, sourceOf } from "../testing/database";
import { restoreBackup } from ".";
import { rebuild } from "./schema";

const folder = mkdtempSync(path.join(tmpdir(), "minirag-older-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The last of these came before jobs had titles. */
const LAST = "20261127120000_contact_mailed";

test("a backup of an older release is put back as it was, and then brought up to this one", async () => {
  const tenant = newId("tenant");
  const url = await emptyDatabase();
  const client = await connect(url);
  const older = (await ownMigrations()).filter(({ name }) => name <= LAST);
  await client.query(`begin; ${SAME_EVERYWHERE}`);
  await rebuild(client, older);
  await client.query("commit");
  await client.query(`
    begin; set local role minirag_system;
    insert into "Tenant" (id, slug, name, plan, "updatedAt") values ('${tenant}', 'old', 'Old', 'self-hosted', now());
    insert into "Source" (id, "tenantId", type, title, "updatedAt") values ('src_old', '${tenant}', 'text', 'Old title', now());
    insert into "Job" (id, "tenantId", kind, "sourceId", status) values ('job_old', '${tenant}', 'sync_source', 'src_old', 'succeeded');
    commit`);
  const file = path.join(folder, "older.backup");
  await client.query(`begin isolation level repeatable read read only; ${SAME_EVERYWHERE}`);
  const migrations = await appliedMigrations(client);
  await client.query("set local role minirag_system");
  await dumpInto(file, client, { ...sourceOf(), migrations });
  await client.end();

  const target = {
    url: adminUrl(),
    open: testOpenCtx(),
    folder: path.join(folder, "before"),
    tell: () => {},
  };
  await restoreBackup(target, file);
  expect(await query(`select title from "Job"`)).toEqual([{ title: "Old title" }]);
  const names = (
    await query<{ name: string }>(`select migration_name as name from "_prisma_migrations"`)
  ).map(({ name }) => name);
  expect(names.sort()).toEqual((await ownMigrations()).map(({ name }) => name));
  // All is fenced, and the app's login may use it.
  expect(
    await queryAt(process.env.DATABASE_URL ?? "", `set role minirag_tenant`, `select * from "Tenant"`),
  ).toEqual([]);
  expect(
    await queryAt(process.env.DATABASE_URL ?? "", `set role minirag_system`, `select id from "Tenant"`),
  ).toEqual([{ id: tenant }]);
  // And a backup of it is one of this release.
  const { migrations: now } = await createBackup(sourceOf(), path.join(folder, "now.backup"));
  expect(now).toHaveLength(names.length);
});
