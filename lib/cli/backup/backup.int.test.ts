import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test, vi } from "vitest";
import { getPorts } from "@/lib/adapters";
import { newId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant } from "@/lib/testing/fixtures";
import { randomOf } from "@/lib/testing/random";
import { openArchive } from "./archive/read";
import { createBackup } from "./dump";
import { KEPT, LEFT_OUT, OF_OUTSIDE } from "./table-plan";
import { query, sourceOf } from "./testing/database";

const folder = mkdtempSync(path.join(tmpdir(), "minirag-backup-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
const newFile = () => path.join(folder, `${count++}.backup`);

test("every table is kept, or left out for a reason; none that is kept counts by a sequence", async () => {
  const rows = await query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
     and relname <> '_prisma_migrations' order by 1`,
  );
  expect([...KEPT, ...Object.keys(LEFT_OUT), ...OF_OUTSIDE].sort()).toEqual(
    rows.map(({ name }) => name).sort(),
  );
  const counted = await query<{ name: string }>(
    `select distinct d.refobjid::regclass::text as name from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
     where d.deptype in ('a', 'i') and d.refclassid = 'pg_class'::regclass`,
  );
  for (const { name } of counted) expect(Object.keys(LEFT_OUT)).toContain(name.replaceAll('"', ""));
});

test("a backup holds every row and file, says how much, is its owner's alone, and leaves no draft", async () => {
  const tenant = await makeTenant("Harbour");
  const { document } = await fillTenant(tenant, "A harbour has a lighthouse.");
  const file = newFile();
  const said: string[] = [];
  const manifest = await createBackup(sourceOf({ tell: (line) => said.push(line) }), file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual([path.basename(file)]);
  const [{ count } = { count: "" }] = await query<{ count: string }>(`select count(*) from "Message"`);
  expect(manifest.tables.find(({ name }) => name === "Message")?.rows).toBe(Number(count));
  expect(said).toContain(`Table Message: ${count} rows`);
  expect(manifest.tables.map(({ name }) => name)).toEqual([...KEPT].sort());
  expect(manifest.secrets).toEqual([{ version: 1, count: 1 }]);
  const archive = await openArchive(file);
  const key = `tenants/${tenant.id}/documents/${document}/original`;
  expect(await text(await archive.open(`files/${key}`))).toBe("A harbour has a lighthouse.");
  const connections = await text(await archive.open("tables/Connection.copy"));
  expect(connections).toContain(tenant.id);
  expect(connections).not.toContain("sk-of-this-tenant");
  archive.close();
});

test("while others write, what they wrote together is in it together", async () => {
  const { id: tenantId } = await makeTenant("Busy");
  let isOver = false;
  const writer = async () => {
    while (!isOver) {
      const source = { id: newId("source"), tenantId, type: "text" as const, title: "Pair" };
      const document = { id: newId("document"), tenantId, sourceId: source.id, title: "Pair" };
      await inTenant(tenantId, async (db) => {
        await db.source.create({ data: source });
        await db.document.create({ data: document });
      });
    }
  };
  const writers = Array.from({ length: 10 }, writer);
  for (let round = 0; round < 3; round++) {
    const file = newFile();
    const before = await pairs();
    await createBackup(sourceOf(), file);
    expect(await pairs()).toBeGreaterThan(before);
    const archive = await openArchive(file);
    const linesWith = async (table: string) =>
      (await text(await archive.open(`tables/${table}.copy`)))
        .split("\n")
        .filter((line) => line.includes("Pair"));
    expect((await linesWith("Source")).length).toBeGreaterThanOrEqual(before);
    expect((await linesWith("Source")).length).toBe((await linesWith("Document")).length);
    archive.close();
  }
  isOver = true;
  await Promise.all(writers);
});

const pairs = async () =>
  Number((await query<{ count: string }>(`select count(*) from "Source" where title = 'Pair'`))[0]?.count);

test("a file that goes meanwhile is told; one that is needed and not there as well, by another name", async () => {
  const tenant = await makeTenant("Gone");
  const [{ document: going }, other] = [await fillTenant(tenant, "One."), await makeTenant("Lost")];
  const { document: lost } = await fillTenant(other, "Two.");
  const { blobs, vault } = getPorts();
  await blobs.deletePrefix(`tenants/${other.id}/`);
  const get: typeof blobs.get = async (key) => {
    if (key.includes(going)) {
      await query(`update "Document" set "deletedAt" = now() where id = $1`, [going]);
      await blobs.deletePrefix(key);
    }
    return blobs.get(key);
  };
  const { files } = await createBackup(sourceOf({ ports: { blobs: { ...blobs, get }, vault } }), newFile());
  expect(files.vanished).toEqual([expect.stringContaining(going)]);
  expect(files.lost).toEqual([expect.stringContaining(lost)]);
});

test("without room nothing is left behind, and it says so", async () => {
  const place = path.join(folder, "full");
  const full = (...given: unknown[]) =>
    (given.at(-1) as (error: Error) => void)(Object.assign(new Error("no room"), { code: "ENOSPC" }));
  const spies = (["write", "writev"] as const).map((name) =>
    vi.spyOn(fs, name).mockImplementation(full as never),
  );
  const attempt = createBackup(sourceOf(), path.join(place, "it.backup"));
  await expect(attempt).rejects.toThrow(/no room for .*it\.backup: the disk is full/);
  for (const spy of spies) spy.mockRestore();
  expect(readdirSync(place)).toEqual([]);
});

test("cut anywhere, or changed in any bit, it is refused; so is what is no backup at all", async () => {
  const file = newFile();
  await createBackup(sourceOf(), file);
  const whole = readFileSync(file);
  const seed = Math.floor(Math.random() * 1e9);
  const random = randomOf(seed);
  const place = () => Math.floor(random() * whole.length);
  const hurt = path.join(folder, "hurt.backup");
  for (const cut of [0, 1, whole.length - 1, ...Array.from({ length: 20 }, place)]) {
    writeFileSync(hurt, whole.subarray(0, cut));
    await expect(openArchive(hurt), `seed ${seed}, cut at ${cut}`).rejects.toThrow(
      /its end is missing|damaged/,
    );
  }
  for (const at of [0, whole.length - 1, ...Array.from({ length: 50 }, place)]) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    writeFileSync(hurt, bytes);
    await expect(openArchive(hurt), `seed ${seed}, byte ${at}`).rejects.toThrow(/its end is missing|damaged/);
  }
  writeFileSync(hurt, "-- PostgreSQL database dump");
  await expect(openArchive(hurt)).rejects.toThrow(/no backup of MiniRAG/);
  await expect(openArchive(path.join(folder, "nowhere"))).rejects.toThrow(/cannot be read \(ENOENT\)/);
});
