import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chunkId, newId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import type { IndexEntry, SearchIndex } from "../port";
import { createSqliteIndex } from "./index";

const source = newId("source");
const [tenantId, spaceId] = [newId("tenant"), newId("space")];
const filter = { sourceIds: [source] };
const apple = [{ forms: ["apple"], weight: 1 }];

let folder: string;
let opened: SearchIndex[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "minirag-index-"));
  opened = [];
});

afterEach(async () => {
  for (const index of opened) await index.close();
  await rm(folder, { recursive: true });
});

function open(): SearchIndex {
  const index = createSqliteIndex({ folder, log: SILENT });
  opened.push(index);
  return index;
}

function entries(count: number, direction = 0): IndexEntry[] {
  return Array.from({ length: count }, () => {
    const documentId = newId("document");
    const vector = new Float32Array(32);
    vector[direction] = 1;
    const chunk = chunkId(documentId, 1, 0);
    return {
      chunkId: chunk,
      documentId,
      sourceId: source,
      version: 1,
      titleTerms: [],
      bodyTerms: ["apple"],
      vector,
    };
  });
}

const file = () => path.join(folder, `${tenantId}.sqlite`);

describe("a damaged file", () => {
  it.each([
    ["is not a database", () => writeFile(file(), "this is not a database, it is a sentence. ".repeat(400))],
    ["has torn pages", tearPages],
    ["is of another schema version", () => raiseVersion()],
  ])("that %s is set aside, reported as unavailable, and made anew", async (_what, damage) => {
    const first = open();
    await first.forTenant(tenantId, spaceId).upsert(entries(300));
    await first.close();
    await damage();
    const index = open();
    const tenant = index.forTenant(tenantId, spaceId);
    await expect(tenant.search({ terms: apple, topK: 300, filter })).rejects.toMatchObject({
      name: "AppError",
      code: "unavailable",
    });
    expect(await readdir(folder)).toEqual([`${tenantId}.sqlite.damaged`]);
    expect(await index.check()).toContain("1 damaged");
    expect(await tenant.count({})).toBe(0);
    await tenant.upsert(entries(2));
    expect(await tenant.count({})).toBe(2);
  });

  it("is noticed by writing too, and by another process that has it open", async () => {
    const reader = open();
    const tenant = reader.forTenant(tenantId, spaceId);
    await tenant.upsert(entries(1));
    expect(await tenant.count({})).toBe(1);
    await reader.close();
    await raiseVersion();
    const [one, other] = [open(), open()];
    const written = one.forTenant(tenantId, spaceId).upsert(entries(1));
    await expect(written).rejects.toMatchObject({ code: "unavailable" });
    await one.forTenant(tenantId, spaceId).upsert(entries(3));
    expect(await other.forTenant(tenantId, spaceId).count({})).toBe(3);
  });
});

describe("two processes on one file", () => {
  it("see what the other adds, replaces and deletes, in terms and vectors", async () => {
    const [one, other] = [open().forTenant(tenantId, spaceId), open().forTenant(tenantId, spaceId)];
    const search = async () => {
      const vector = new Float32Array(32);
      vector[0] = 1;
      const { lexical, dense, statistics } = await other.search({ terms: apple, vector, topK: 500, filter });
      return [lexical.length, dense.length, statistics.entries];
    };
    expect(await search()).toEqual([0, 0, 0]);
    const first = entries(150);
    await one.upsert(first);
    expect(await search()).toEqual([150, 150, 150]);
    await one.upsert(entries(70));
    expect(await search()).toEqual([220, 220, 220]);
    for (const { documentId } of first.slice(0, 20)) await one.deleteDocument(documentId);
    expect(await search()).toEqual([200, 200, 200]);
    await other.upsert(entries(5));
    expect(await one.count({})).toBe(205);
    await one.deleteAll();
    expect(await search()).toEqual([0, 0, 0]);
    await one.upsert(entries(3));
    expect(await search()).toEqual([3, 3, 3]);
  });

  it("follows a file that another process set aside", async () => {
    const [one, other] = [open(), open()];
    const tenant = other.forTenant(tenantId, spaceId);
    await one.forTenant(tenantId, spaceId).upsert(entries(4));
    expect(await tenant.count({})).toBe(4);
    await one.close();
    await rm(file());
    expect(await tenant.count({})).toBe(0);
    await tenant.upsert(entries(2));
    expect(await tenant.count({})).toBe(2);
  });
});

describe("many tenants", () => {
  it("keeps working past the number of files it holds open", async () => {
    const index = open();
    const tenants = Array.from({ length: 80 }, () => index.forTenant(newId("tenant"), spaceId));
    for (const tenant of tenants) await tenant.upsert(entries(1));
    for (const round of [1, 2]) {
      const counts = await Promise.all(tenants.map((tenant) => tenant.count({})));
      expect(counts, `round ${round}`).toEqual(tenants.map(() => 1));
    }
    expect((await readdir("/proc/self/fd").catch(() => [])).length).toBeLessThan(600);
  });

  it("takes no folder for a tenant", () => {
    const index = open();
    expect(() => index.forTenant("../../etc/passwd" as typeof tenantId, spaceId)).toThrow();
  });
});

async function tearPages(): Promise<void> {
  const bytes = await readFile(file());
  bytes.fill(0xa5, 8_192, bytes.length);
  await writeFile(file(), bytes);
}

async function raiseVersion(): Promise<void> {
  const database = new DatabaseSync(file());
  database.exec("pragma user_version = 99");
  database.close();
}
