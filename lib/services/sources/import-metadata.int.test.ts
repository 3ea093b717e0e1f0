import { expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { upload } from "@/lib/services/ingestion/testing/take-in";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { importMetadata } from "./import-metadata";

const metadataOf = ({ id }: TestTenant) =>
  inTenant(id, async (db) => {
    const rows = await db.document.findMany({ orderBy: { fileName: "asc" } });
    return Object.fromEntries(rows.map(({ fileName, metadata }) => [fileName, metadata]));
  });

test("rows go to the documents they name, over what these have, and the others are told", async () => {
  const tenant = await makeTenant();
  const sourceId = await upload(tenant, { "a.txt": "One.", "b.txt": "Two." });
  await inTenant(tenant.id, (db) =>
    db.document.updateMany({ where: { fileName: "b.txt" }, data: { url: "https://example.com/b" } }),
  );
  const first = "file,team,year\na.txt,sales,2025\nhttps://EXAMPLE.com/b#top,help,\nc.txt,x,1\n";
  expect(await importMetadata(tenant.ctx, { sourceId, csv: first })).toEqual({
    rows: 3,
    matched: 2,
    documents: 2,
    unmatched: ["c.txt"],
  });
  await importMetadata(tenant.ctx, { sourceId, csv: "file,year\na.txt,2026" });
  expect(await metadataOf(tenant)).toEqual({
    "a.txt": { team: "sales", year: 2026 },
    "b.txt": { team: "help" },
  });
});

test("one wrong row changes nothing; other sources' documents and other tenants' are not named", async () => {
  const tenant = await makeTenant();
  const sourceId = await upload(tenant, { "a.txt": "One." });
  await upload(tenant, { "other.txt": "Other." });
  const long = `file,team\na.txt,ok\na.txt,${"y".repeat(501)}`;
  await expect(importMetadata(tenant.ctx, { sourceId, csv: long })).rejects.toMatchObject({
    code: "validation_failed",
  });
  const { unmatched } = await importMetadata(tenant.ctx, { sourceId, csv: "file,team\nother.txt,x" });
  expect(unmatched).toEqual(["other.txt"]);
  const keys = Array.from({ length: 30 }, (_, index) => `key ${index}`);
  const wide = (prefix: string) =>
    `file,${keys.map((key) => prefix + key).join(",")}\na.txt${",1".repeat(keys.length)}`;
  await importMetadata(tenant.ctx, { sourceId, csv: wide("a") });
  await expect(importMetadata(tenant.ctx, { sourceId, csv: wide("b") })).rejects.toThrow();
  expect(Object.keys((await metadataOf(tenant))["a.txt"] as object)).toHaveLength(30);
  const stranger = await makeTenant();
  await expect(importMetadata(stranger.ctx, { sourceId, csv: "file,team\na.txt,x" })).rejects.toMatchObject({
    code: "not_found",
  });
});
