import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import { createKeyRing } from "@/lib/adapters/vault/key-ring";
import { dumpTenant } from "@/lib/testing/dump";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, type TestTenant, testOpenCtx } from "@/lib/testing/fixtures";
import { randomOf } from "@/lib/testing/random";
import { assertNoBrokenRestore } from "@/scripts/lib/broken-restore.mjs";
import type { Manifest } from "../archive/manifest";
import { writeArchive } from "../archive/write";
import { connect } from "../database";
import { createBackup } from "../dump";
import { adminUrl, query, sourceOf } from "../testing/database";
import { restoreBackup, type Target } from ".";
import { assertNobodyElse } from "./alone";

const folder = mkdtempSync(path.join(tmpdir(), "minirag-refusals-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const whole = path.join(folder, "whole", "it.backup");
const hurt = path.join(folder, "hurt", "it.backup");
const before = path.join(folder, "before");
let tenant: TestTenant;
let manifest: Manifest;

const target = (given: Partial<Target> = {}): Target => ({
  ...{ url: adminUrl(), open: testOpenCtx(), folder: before, tell: () => {} },
  ...given,
});

/** Everything that a restore would touch. */
async function state(): Promise<string> {
  const { blobs, index } = getPorts();
  const files = await blobs.count("tenants/");
  const entries = await index.forTenant(tenant.id, null).count({});
  const restores = await query(`select id from "Restoration"`);
  return JSON.stringify([await dumpTenant(tenant.id), files, entries, restores]);
}

beforeAll(async () => {
  tenant = await makeTenant("Untouched");
  await fillTenant(tenant, "Nothing here changes.");
  manifest = await createBackup(sourceOf(), whole);
  await query(`update "Tenant" set name = 'Now'`);
  mkdirSync(path.dirname(hurt), { recursive: true });
  mkdirSync(before);
});

/** Is refused in these words; nothing is changed, nor written. */
async function expectRefused(file: string, sentence: RegExp, given: Partial<Target> = {}, hint = "") {
  const was = await state();
  await expect(restoreBackup(target(given), file), hint).rejects.toThrow(sentence);
  expect(await state()).toBe(was);
  expect(readdirSync(before)).toEqual([]);
}

test("a backup that was cut or changed", async () => {
  const bytes = readFileSync(whole);
  const seed = Math.floor(Math.random() * 1e9);
  const random = randomOf(seed);
  for (const kind of ["cut", "flipped", "cut", "flipped"]) {
    const at = Math.floor(random() * bytes.length);
    const copy = kind === "cut" ? bytes.subarray(0, at) : Buffer.from(bytes);
    if (kind === "flipped") copy[at] = (copy[at] ?? 0) ^ 1;
    writeFileSync(hurt, copy);
    await expectRefused(hurt, /its end is missing|is damaged/, {}, `seed ${seed}, ${kind} at ${at}`);
  }
});

/** An archive that is whole, and says this of itself. */
async function forge(changes: object): Promise<void> {
  rmSync(hurt, { force: true });
  await writeArchive(hurt, async ({ add }) => {
    await add("manifest.json", one(JSON.stringify({ ...manifest, ...changes })), { compress: true });
  });
}

async function* one(text: string) {
  yield Buffer.from(text);
}

test("a newer format, a newer schema, a changed one, tables of others, or nothing of what it says", async () => {
  await forge({ format: 2 });
  await expectRefused(hurt, /made by a newer release of MiniRAG/);
  const newer = { name: "20991231000000_newer", checksum: "0".repeat(64) };
  await forge({ migrations: [...manifest.migrations, newer] });
  await expectRefused(hurt, /newer release .*does not know "20991231000000_newer"/);
  const [first, ...rest] = manifest.migrations;
  await forge({ migrations: [{ ...first, checksum: "0".repeat(64) }, ...rest] });
  await expectRefused(hurt, /made by a MiniRAG that was changed/);
  await forge({ tables: [{ ...manifest.tables[0], name: "Session" }] });
  await expectRefused(hurt, /table "Session", which is none of ours/);
  await forge({});
  await expectRefused(hurt, /lacks "tables\/ApiToken.copy"/);
  await forge({ tables: 7 });
  await expectRefused(hurt, /says nothing of itself/);
});

test("keys that do not open its secrets, by their versions; the same number on another key is another key", async () => {
  const key = (version: number) => ({ version, key: Buffer.alloc(32, version + 90) });
  for (const keys of [[key(2), key(3)], [key(1)]]) {
    const open = testOpenCtx({ vault: createKeyRing(keys) });
    await expectRefused(whole, /ENCRYPTION_KEYS cannot open: key 1 is missing here, or another one/, {
      open,
    });
  }
});

test("while others are connected", async () => {
  const other = new pg.Client({ connectionString: adminUrl() });
  await other.connect();
  await expectRefused(whole, /Others are connected to the database \(\d+ of "minirag/, {
    assertFree: assertNobodyElse,
  });
  await other.end();
});

test("cut off in the middle of the rows, everything is as it was; only the copy of it is left", async () => {
  const was = await state();
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'minirag backup' and datname = current_database()`;
  let killed: Promise<unknown> = Promise.resolve();
  const tell = (line: string) => {
    if (line.startsWith("Table Chunk")) killed = query(kill);
  };
  await expect(restoreBackup(target({ tell }), whole)).rejects.toThrow();
  await killed;
  expect(await state()).toBe(was);
  expect(readdirSync(before)).toHaveLength(1);
  rmSync(before, { recursive: true });
});

test("cut off after the rows, nothing starts or is saved until the same is done again, and through", async () => {
  const { blobs } = getPorts();
  const open = testOpenCtx({ blobs: { ...blobs, put: () => Promise.reject(new Error("cut off")) } });
  await expect(restoreBackup(target({ open }), whole)).rejects.toThrow("cut off");
  const [half] = await query<{ snapshot: string }>(
    `select snapshot from "Restoration" where "finishedAt" is null`,
  );
  process.env.MIGRATION_DATABASE_URL = adminUrl();
  await expect(assertNoBrokenRestore()).rejects.toThrow(
    `restore of ${whole} was broken off before its files had followed. Run it again: npm run minirag -- restore ${whole}, or go back with: npm run minirag -- restore ${half?.snapshot}`,
  );
  await expect(createBackup(sourceOf(), path.join(folder, "half.backup"))).rejects.toThrow(
    /broken off. Run it again/,
  );
  const { snapshot, files } = await restoreBackup(target(), whole);
  expect(snapshot).toBe(half?.snapshot);
  expect(files).toBe(manifest.files.count);
  await expect(assertNoBrokenRestore()).resolves.toBeUndefined();
  const client = await connect(adminUrl());
  expect((await client.query(`select name from "Tenant" where id = $1`, [tenant.id])).rows).toEqual([
    { name: "Untouched" },
  ]);
  await client.end();
});
