import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { asSystem, inTenant } from "@/lib/db";
import { addSource } from "@/lib/services/sources";
import { examine, sweep } from "@/lib/services/upkeep";
import { makeTenant, type TestTenant, testOpenCtx } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { createBackup } from "../dump";
import { adminUrl, query, sourceOf } from "../testing/database";
import { restoreBackup } from ".";

const folder = mkdtempSync(path.join(tmpdir(), "minirag-work-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const target = () => ({
  url: adminUrl(),
  open: testOpenCtx(),
  folder: path.join(folder, "before"),
  tell: () => {},
});
const add = ({ ctx }: TestTenant, text: string) =>
  addSource(ctx, { type: "text", title: text, text, botIds: [] });
const eventsOf = (tenant: TestTenant) =>
  asSystem("setup", (db) => db.outboxEvent.findMany({ where: { tenantId: tenant.id } }));

test("work that was under way when the backup was taken is taken up by the first sweep after its restore", async () => {
  const tenant = await makeTenant("Uploading");
  // What ended a moment ago, what runs, what said that it waits, and what is in the line behind them.
  for (const [text, job] of [
    ["Done.", { status: "succeeded" as const }],
    ["Running.", { status: "running" as const }],
    [
      "Waiting.",
      { status: "running" as const, waitCode: "rate_limited", waitUntil: new Date(Date.now() + 3_600_000) },
    ],
    ["Queued.", { status: "queued" as const }],
  ] as const) {
    const { id: sourceId } = await add(tenant, text);
    await inTenant(tenant.id, async (db) => {
      await db.job.updateMany({ where: { sourceId }, data: job });
      if (job.status === "succeeded")
        await db.document.updateMany({ where: { sourceId }, data: { status: "ready" } });
    });
  }
  const file = path.join(folder, "it.backup");
  await createBackup(sourceOf(), file);
  await restoreBackup(target(), file);
  expect(await eventsOf(tenant)).toEqual([]);
  const { findings } = await examine(testOpenCtx(), { isRepairing: false });
  expect(findings.filter(({ repair }) => repair === "can be begun anew")).toHaveLength(3);

  expect(await sweep(testOpenCtx())).toEqual({ revived: 3, failed: 0, ended: 0 });
  expect((await eventsOf(tenant)).map(({ name }) => name)).toEqual(
    Array.from({ length: 3 }, () => "document/ingest.requested"),
  );
  await withWorker({}, () => settled(tenant.id));
  expect(await query(`select status::text, count(*)::int from "Document" group by status`)).toEqual([
    { status: "ready", count: 4 },
  ]);
});
