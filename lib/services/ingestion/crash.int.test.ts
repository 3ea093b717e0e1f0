import { existsSync, readFileSync, rmSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import { inTenant } from "@/lib/db";
import { removeSource, syncSource } from "@/lib/services/sources";
import { runUntil } from "@/lib/testing/crash";
import { makeTenant } from "@/lib/testing/fixtures";
import { addDocuments, DOCUMENTS, expectWhole } from "./testing/whole";

const EMBEDDED = `${process.env.DATA_DIR}/embedded`;

afterEach(() => rmSync(EMBEDDED, { force: true }));

const embedCalls = () => (existsSync(EMBEDDED) ? readFileSync(EMBEDDED, "utf8").length : 0);

const POINTS = [
  "before call 1 of ingest",
  "before blobs.get",
  "after blobs.get",
  "before extractor.extract",
  "after extractor.extract",
  "before embedding",
  "after embedding",
  "before index.upsert",
  "after index.upsert",
  "after call 1 of ingest",
  "after call 2 of ingest",
  "before call 3 of ingest",
];

describe("killed while documents are taken in, the next process brings each to its end, once", () => {
  test.each(POINTS)("%s", async (point) => {
    const tenant = await makeTenant();
    await addDocuments(tenant);
    expect(await runUntil(point, tenant)).toBeNull();
    expect(await runUntil("none", tenant)).toBe(0);
    await expectWhole(tenant);
    const chunks = await inTenant(tenant.id, (db) => db.chunk.findMany({ select: { hash: true } }));
    const needed = new Set(chunks.map((chunk) => chunk.hash)).size;
    // A batch that was in flight is paid twice; nothing else is.
    expect(embedCalls()).toBeLessThanOrEqual(needed + 96);
  });
});

describe("killed while a source is taken in anew", () => {
  test.each(["before index.deleteVersion", "after index.deleteVersion", "after index.upsert"])(
    "%s",
    async (point) => {
      const tenant = await makeTenant();
      await addDocuments(tenant);
      expect(await runUntil("none", tenant)).toBe(0);
      const before = embedCalls();
      const sources = await inTenant(tenant.id, (db) => db.source.findMany());
      for (const { id } of sources) await syncSource(tenant.ctx, { sourceId: id });
      expect(await runUntil(point, tenant)).toBeNull();
      expect(await runUntil("none", tenant)).toBe(0);
      await expectWhole(tenant);
      // The texts are the same, so the cache has all of their vectors.
      expect(embedCalls()).toBe(before);
    },
  );
});

describe("killed while a source is deleted, nothing of it is left", () => {
  test.each([
    "before index.deleteDocument",
    "after index.deleteDocument",
    "before blobs.deletePrefix",
    "after blobs.deletePrefix",
  ])("%s", async (point) => {
    const tenant = await makeTenant();
    await addDocuments(tenant);
    expect(await runUntil("none", tenant)).toBe(0);
    const [first] = await inTenant(tenant.id, (db) => db.source.findMany());
    await removeSource(tenant.ctx, { sourceId: first?.id ?? "" });
    expect(await runUntil(point, tenant)).toBeNull();
    expect(await runUntil("none", tenant)).toBe(0);
    await expectWhole(tenant);
    const left = await inTenant(tenant.id, (db) => db.source.count());
    expect(left).toBe(DOCUMENTS - 1);
    expect(await getPorts().blobs.count(`tenants/${tenant.id}/`)).toBe(DOCUMENTS - 1);
  });
});
