import { expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import { asSystem, inTenant } from "@/lib/db";
import { EXPORT_HOURS } from "@/lib/schemas/privacy";
import type { Ctx } from "@/lib/services/_kit";
import { failDocument } from "@/lib/services/ingestion";
import { listJobs } from "@/lib/services/jobs";
import { eraseTenant, makeExport, requestExport } from "@/lib/services/privacy";
import { addSource, removeSource } from "@/lib/services/sources";
import { makeTenant, type TestTenant, testOpenCtx } from "@/lib/testing/fixtures";
import { sweep } from "./sweep";
import { sweepJobs } from "./sweep-jobs";

const later = (ctx: Ctx, minutes: number): Ctx => ({
  ...ctx,
  now: () => new Date(Date.now() + minutes * 60_000),
});

async function tenantAtWork(status: "queued" | "running") {
  const tenant = await makeTenant();
  const source = await addSource(tenant.ctx, { type: "text", title: "T", text: "Words.", botIds: [] });
  await inTenant(tenant.id, (db) => db.job.updateMany({ data: { status } }));
  return { tenant, source };
}

const documentOf = (tenant: TestTenant) => inTenant(tenant.id, (db) => db.document.findFirstOrThrow());
const eventsOf = (tenant: TestTenant) =>
  asSystem("setup", (db) => db.outboxEvent.findMany({ where: { tenantId: tenant.id } }));
const forgetEvents = (tenant: TestTenant) =>
  asSystem("setup", (db) => db.outboxEvent.deleteMany({ where: { tenantId: tenant.id } }));

test("what is within its deadline is left alone", async () => {
  const { tenant } = await tenantAtWork("running");
  expect(await sweepJobs(later(tenant.ctx, 14), {})).toEqual({ revived: 0, failed: 0, ended: 0 });
  const waiting = await tenantAtWork("queued");
  expect(await sweepJobs(later(waiting.tenant.ctx, 59), {})).toEqual({ revived: 0, failed: 0, ended: 0 });
});

test("what failed because the disk was full is taken in anew a quarter of an hour later, and other failures are not", async () => {
  const { tenant } = await tenantAtWork("running");
  const failed = { status: "failed" as const, errorCode: "disk_full" };
  await inTenant(tenant.id, (db) => db.document.updateMany({ data: failed }));
  await inTenant(tenant.id, (db) => db.job.updateMany({ data: { status: "failed" } }));
  await forgetEvents(tenant);
  expect(await sweepJobs(later(tenant.ctx, 14), {})).toMatchObject({ revived: 0 });
  // Over all teams, so that it is found at all.
  await sweep(later(tenant.ctx, 16));
  expect(await documentOf(tenant)).toMatchObject({ status: "queued", version: 2, errorCode: null });
  expect(await eventsOf(tenant)).toMatchObject([{ name: "document/ingest.requested" }]);

  await inTenant(tenant.id, (db) => db.document.updateMany({ data: { ...failed, errorCode: "damaged" } }));
  await inTenant(tenant.id, (db) => db.job.updateMany({ data: { status: "failed" } }));
  expect(await sweepJobs(later(tenant.ctx, 60), {})).toMatchObject({ revived: 0 });
});

/** One job waits for two hours; another, asked for before or after it, is heard of. */
async function tenantWhoseOther(age: "older" | "younger", other: object) {
  const { tenant } = await tenantAtWork("queued");
  const added = await addSource(tenant.ctx, { type: "text", title: "T", text: "More.", botIds: [] });
  const createdAt = new Date(Date.now() + (age === "older" ? -60_000 : 60_000));
  const now = new Date(Date.now() + 119 * 60_000);
  await inTenant(tenant.id, (db) =>
    db.job.updateMany({ where: { sourceId: added.id }, data: { createdAt, heartbeatAt: now, ...other } }),
  );
  return tenant;
}

const HOURS_LATER = new Date(Date.now() + 3 * 60 * 60_000);

test.each([
  { status: "running" as const },
  { status: "succeeded" as const },
  { status: "running" as const, heartbeatAt: new Date(0), waitCode: "rate_limited", waitUntil: HOURS_LATER },
])("what waits behind older work that goes on is not silent, however long it waits: %o", async (other) => {
  const tenant = await tenantWhoseOther("older", other);
  expect(await sweepJobs(later(tenant.ctx, 120), {})).toMatchObject({ revived: 0 });
});

test("work that was asked for later goes on: what was before it is lost, and taken in anew", async () => {
  const tenant = await tenantWhoseOther("younger", { status: "running" });
  expect(await sweepJobs(later(tenant.ctx, 120), {})).toEqual({ revived: 1, failed: 0, ended: 0 });
});

test("older work that stopped itself, or was called off, keeps nothing waiting", async () => {
  for (const other of [
    { status: "failed" as const, errorCode: "stalled" },
    { status: "canceled" as const },
  ]) {
    const tenant = await tenantWhoseOther("older", other);
    expect(await sweepJobs(later(tenant.ctx, 120), {})).toMatchObject({ revived: 1 });
  }
});

test.each(["running", "queued"] as const)(
  "a document whose %s job went silent is taken in anew twice, then fails with advice",
  async (status) => {
    const { tenant } = await tenantAtWork(status);
    for (const version of [2, 3]) {
      expect(await sweepJobs(later(tenant.ctx, 61), {})).toMatchObject({ revived: 1, failed: 0 });
      expect(await documentOf(tenant)).toMatchObject({ status: "queued", version });
      await inTenant(tenant.id, (db) => db.job.updateMany({ where: { status: "queued" }, data: { status } }));
    }
    expect(await sweepJobs(later(tenant.ctx, 61), {})).toMatchObject({ revived: 0, failed: 1 });
    expect(await documentOf(tenant)).toMatchObject({ status: "failed", errorCode: "stalled" });
    const { items } = await listJobs(tenant.ctx, {});
    expect(items.map((job) => [job.status, job.error?.code, job.canRetry])).toEqual([
      ["failed", "stalled", true],
      ["failed", "stalled", false],
      ["failed", "stalled", false],
    ]);
    expect(await sweepJobs(later(tenant.ctx, 120), {})).toEqual({ revived: 0, failed: 0, ended: 0 });
  },
);

test("a document that waits for a job which ended gets an end too", async () => {
  const { tenant } = await tenantAtWork("running");
  await inTenant(tenant.id, (db) => db.job.updateMany({ data: { status: "canceled" } }));
  expect(await sweepJobs(later(tenant.ctx, 16), {})).toMatchObject({ failed: 1 });
  expect(await documentOf(tenant)).toMatchObject({ status: "failed", errorCode: "stalled" });
});

test("the job of a document that ended otherwise is ended", async () => {
  const { tenant, source } = await tenantAtWork("running");
  const { id, jobId } = await documentOf(tenant);
  const ref = { sourceId: source.id, documentId: id as never, jobId: jobId as never, version: 1 };
  await failDocument(tenant.ctx, { ref, failure: { code: "empty", message: "Nothing." } });
  await inTenant(tenant.id, (db) => db.job.updateMany({ data: { status: "running" } }));
  expect(await sweepJobs(later(tenant.ctx, 16), {})).toEqual({ revived: 0, failed: 0, ended: 1 });
});

test("a deletion that went silent is begun anew, again and again", async () => {
  const { tenant, source } = await tenantAtWork("queued");
  await removeSource(tenant.ctx, { sourceId: source.id });
  await inTenant(tenant.id, (db) =>
    db.job.updateMany({ where: { kind: "ingest_document" }, data: { status: "canceled" } }),
  );
  for (let round = 1; round <= 4; round++) {
    await forgetEvents(tenant);
    expect(await sweepJobs(later(tenant.ctx, 61 * round), {})).toMatchObject({ revived: 1 });
    expect(await eventsOf(tenant)).toMatchObject([
      { name: "source/delete.requested", data: { sourceId: source.id } },
    ]);
  }
});

test("the erasure of a tenant is begun anew when it broke off", async () => {
  const tenant = await makeTenant("Going");
  await eraseTenant(tenant.ctx, { name: "Going" });
  await forgetEvents(tenant);
  await sweep(testOpenCtx());
  expect(await eventsOf(tenant)).toEqual([]);
  await asSystem("setup", (db) =>
    db.tenant.update({ where: { id: tenant.id }, data: { erasedAt: new Date(Date.now() - 2 * 3_600_000) } }),
  );
  await sweep(testOpenCtx());
  expect(await eventsOf(tenant)).toMatchObject([{ name: "tenant/erase.requested" }]);
});

test("a look at a website that went silent goes on twice, then fails", async () => {
  const tenant = await makeTenant();
  const url = "https://example.com/";
  const fetcher = { ...tenant.ctx.ports.fetcher, assertAllowed: async () => {} };
  const ctx = { ...tenant.ctx, ports: { ...tenant.ctx.ports, fetcher } };
  const source = await addSource(ctx, { type: "website", url, botIds: [] });
  for (let round = 1; round <= 2; round++) {
    await forgetEvents(tenant);
    expect(await sweepJobs(later(ctx, 61 * round), {})).toMatchObject({ revived: 1 });
    expect(await eventsOf(tenant)).toMatchObject([
      { name: "source/sync.requested", data: { sourceId: source.id } },
    ]);
  }
  expect(await sweepJobs(later(ctx, 61 * 3), {})).toMatchObject({ failed: 1 });
  const { items } = await listJobs(ctx, {});
  expect(items).toMatchObject([{ kind: "sync_source", status: "failed", error: { code: "stalled" } }]);
});

test("an archive whose run is gone is taken away when its time is over, and not before", async () => {
  const tenant = await makeTenant();
  const { id: exportId } = await requestExport(tenant.ctx, {});
  await makeExport(tenant.ctx, { exportId });
  const archives = () => getPorts().blobs.count(`tenants/${tenant.id}/exports/`);
  const at = (hours: number) => ({ ...testOpenCtx(), now: () => new Date(Date.now() + hours * 3_600_000) });
  await sweep(at(EXPORT_HOURS));
  expect(await archives()).toBe(1);
  expect(await sweep(at(EXPORT_HOURS + 2))).toMatchObject({ ended: 1 });
  expect(await archives()).toBe(0);
  expect(await sweep(at(EXPORT_HOURS + 2))).toMatchObject({ ended: 0 });
});
