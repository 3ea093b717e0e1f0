import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { open as openZip } from "yauzl";
import { getPorts } from "@/lib/adapters";
import { AppError } from "@/lib/core/errors";
import { inTenant } from "@/lib/db";
import { findToken } from "@/lib/services/api-tokens";
import {
  clearTenant,
  closeErasure,
  eraseTenant,
  expireExport,
  getReceipt,
  makeExport,
  openExport,
  requestExport,
} from "@/lib/services/privacy";
import { search } from "@/lib/services/retrieval";
import { dumpTenant } from "@/lib/testing/dump";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, type TestTenant, testOpenCtx, tokenFor } from "@/lib/testing/fixtures";
import { EXPORTED, NOT_EXPORTED } from "./export-tables";

const folder = mkdtempSync(path.join(os.tmpdir(), "minirag-privacy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function admin<Row extends object>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function unpack(stream: ReadableStream<Uint8Array>): Promise<Map<string, string>> {
  const file = path.join(folder, `${Math.random()}.zip`);
  writeFileSync(file, Buffer.from(await new Response(stream).arrayBuffer()));
  const entries = new Map<string, string>();
  await new Promise<void>((resolve, reject) =>
    openZip(file, { lazyEntries: true }, (failure, zip) => {
      if (failure) return reject(failure);
      zip.on("end", resolve).on("error", reject);
      zip.on("entry", (entry) =>
        zip.openReadStream(entry, async (error, content) => {
          if (error) return reject(error);
          const parts: Buffer[] = [];
          for await (const part of content) parts.push(part);
          entries.set(entry.fileName, Buffer.concat(parts).toString());
          zip.readEntry();
        }),
      );
      zip.readEntry();
    }),
  );
  return entries;
}

async function exportOf(tenant: TestTenant): Promise<Map<string, string>> {
  const { id: exportId } = await requestExport(tenant.ctx, {});
  await makeExport(tenant.ctx, { exportId });
  return unpack((await openExport(tenant.ctx, { exportId })).body);
}

test("every table of a tenant is in the export, or left out for a reason", async () => {
  const rows = await admin<{ name: string }>(
    `select distinct c.table_name as name from information_schema.columns c
     join pg_class p on p.relname = c.table_name and p.relkind = 'r'
     where c.table_schema = 'public' and (c.column_name = 'tenantId' or c.table_name = 'Tenant')`,
  );
  const known = [...Object.keys(EXPORTED), ...NOT_EXPORTED].filter((name) => name !== "ErasureReceipt");
  expect(rows.map(({ name }) => name).sort()).toEqual(known.sort());
});

test("an export holds all of a tenant, nothing of another, and no secret", async () => {
  const [a, b] = [await makeTenant("Alpha"), await makeTenant("Beta")];
  await fillTenant(a, "The canary of Alpha sings at dawn.");
  await fillTenant(b, "The canary of Beta sleeps at noon.");
  const { authorization = "" } = await tokenFor(a, "read");
  const entries = await exportOf(a);
  const all = [...entries.values()].join("\n");
  expect(all).toContain("The canary of Alpha sings");
  expect(all).not.toContain("Beta");
  for (const table of Object.keys(EXPORTED)) {
    expect(entries.has(`data/${table}.jsonl`), table).toBe(true);
    if (!["TenantSetting", "ApiTokenBot", "SourcePage", "SyncRun"].includes(table))
      expect(entries.get(`data/${table}.jsonl`), table).not.toBe("");
  }
  expect([...entries.keys()].filter((name) => name.startsWith("files/"))).toHaveLength(1);
  const { hash } = (await inTenant(a.id, (db) => db.apiToken.findFirstOrThrow())) ?? {};
  for (const secret of [authorization.slice(7), hash, "sk-of-this-tenant"]) expect(all).not.toContain(secret);
});

test("an export is gone when its time is over", async () => {
  const tenant = await makeTenant();
  const { id: exportId } = await requestExport(tenant.ctx, {});
  await expect(openExport(tenant.ctx, { exportId })).rejects.toMatchObject({ code: "not_found" });
  await makeExport(tenant.ctx, { exportId });
  const tomorrow = { ...tenant.ctx, now: () => new Date(Date.now() + 25 * 3_600_000) };
  await expect(openExport(tomorrow, { exportId })).rejects.toMatchObject({ code: "not_found" });
  await expireExport(tenant.ctx, { exportId });
  expect(await getPorts().blobs.count(`tenants/${tenant.id}/exports/`)).toBe(0);
  await expect(openExport(tenant.ctx, { exportId })).rejects.toMatchObject({ code: "not_found" });
});

test("an erased tenant is closed at once, then gone without a trace, and the receipt counts it", async () => {
  const tenant = await makeTenant("Gone");
  const ids = await fillTenant(tenant, "The erased canary was green.");
  const token = (await tokenFor(tenant, "read")).authorization?.slice(7) ?? "";
  const kept = tenant.ctx.ports.cache.forTenant(tenant.id);
  await kept.set("a search", ["chk_1"], 60);
  await expect(eraseTenant(tenant.ctx, { name: "Wrong" })).rejects.toMatchObject({
    code: "validation_failed",
  });
  const receipt = await eraseTenant(tenant.ctx, { name: "Gone" });
  expect(await findToken(token, new Date())).toBeNull();

  const open = testOpenCtx();
  const ref = { tenantId: tenant.id, receiptId: receipt.id };
  await clearTenant(open, ref);
  await clearTenant(open, ref);
  await closeErasure(open, ref);
  const closed = await getReceipt(receipt.id);
  expect(closed).toMatchObject({ left: {}, finishedAt: expect.any(String) });
  expect(closed.removed).toMatchObject({
    Tenant: 1,
    Bot: 2,
    Document: 1,
    Chunk: 1,
    indexEntries: 1,
    files: 2,
  });
  expect(await dumpTenant(tenant.id)).not.toMatch(/\{/);
  expect(await kept.get("a search")).toBeUndefined();
  await expect(search(tenant.ctx, { botId: ids.bot as never, query: "canary" })).rejects.toMatchObject({
    code: "not_found",
  });
  const everything = await admin<{ row: string }>(
    `select to_jsonb(e)::text as row from "AuditEvent" e where e."targetId" = '${tenant.id}'`,
  );
  expect(everything.map(({ row }) => JSON.parse(row).action)).toEqual(["tenant.erased"]);
});

test("a cache that cannot be reached keeps nothing else from going, and is cleared by the next try", async () => {
  const tenant = await makeTenant("Cached");
  const receipt = await eraseTenant(tenant.ctx, { name: "Cached" });
  const open = testOpenCtx();
  const ref = { tenantId: tenant.id, receiptId: receipt.id };
  const down = async () => {
    throw new AppError("unavailable", "Redis did not answer in time.");
  };
  const cache = { ...open.ports.cache, deleteTenant: down };
  const withoutCache = { ...open, ports: { ...open.ports, cache } };
  await expect(clearTenant(withoutCache, ref)).rejects.toMatchObject({ code: "unavailable" });
  expect(await dumpTenant(tenant.id)).not.toMatch(/\{/);
  await clearTenant(open, ref);
  await closeErasure(open, ref);
  expect((await getReceipt(receipt.id)).removed).toMatchObject({ Tenant: 1 });
});

test("an erasure whose blobs come back is not closed", async () => {
  const tenant = await makeTenant("Stubborn");
  const receipt = await eraseTenant(tenant.ctx, { name: "Stubborn" });
  const open = testOpenCtx();
  const ref = { tenantId: tenant.id, receiptId: receipt.id };
  await clearTenant(open, ref);
  await open.ports.blobs.put(`tenants/${tenant.id}/documents/doc_1/original`, new Blob(["late"]).stream(), {
    maxBytes: 10,
  });
  await expect(closeErasure(open, ref)).rejects.toMatchObject({ code: "unavailable", retryable: true });
  await clearTenant(open, ref);
  await closeErasure(open, ref);
});
