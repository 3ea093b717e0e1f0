import { expect, test } from "vitest";
import { type DocumentId, newId } from "@/lib/core/ids";
import { asSystem, inTenant } from "@/lib/db";
import type { Ctx, TenantIndex } from "@/lib/services/_kit";
import { activateVersion, blobPrefix, eraseDocuments, extractDocument } from "@/lib/services/ingestion";
import { listJobs } from "@/lib/services/jobs";
import { requestExport } from "@/lib/services/privacy";
import { addSource, removeSource } from "@/lib/services/sources";
import { makeTenant, type TestTenant, testOpenCtx } from "@/lib/testing/fixtures";
import { examine, type Finding } from "./doctor";

const TEXT = "The harbour opens at eight. It closes at nine.";

/** A tenant with one document that answers. */
async function makeReady() {
  const tenant = await makeTenant();
  const source = await addSource(tenant.ctx, { type: "text", title: "T", text: TEXT, botIds: [] });
  const row = await documentOf(tenant);
  const ref = {
    sourceId: source.id,
    documentId: row.id as DocumentId,
    jobId: row.jobId as never,
    version: 1,
  };
  await extractDocument(tenant.ctx, { ...ref, attempt: 1 });
  await activateVersion(tenant.ctx, ref);
  return { tenant, source, documentId: ref.documentId };
}

const documentOf = (tenant: TestTenant) => inTenant(tenant.id, (db) => db.document.findFirstOrThrow());
const indexOf = (ctx: Ctx): TenantIndex => ctx.ports.index.forTenant(ctx.tenant.id, null);

async function findingsOf(tenant: TestTenant, isRepairing = true) {
  const { findings } = await examine(testOpenCtx(), { isRepairing });
  return findings.filter((finding) => finding.tenant === tenant.slug);
}

test("finds nothing where nothing is wrong", async () => {
  const { tenant } = await makeReady();
  expect(await findingsOf(tenant)).toEqual([]);
});

test("a document that is missing in the index is indexed anew", async () => {
  const { tenant, documentId } = await makeReady();
  await indexOf(tenant.ctx).deleteDocument(documentId);
  const problem = "0 of its 1 passages stand in the index";
  expect(await findingsOf(tenant, false)).toMatchObject([{ subject: documentId, problem }]);
  expect(await findingsOf(tenant)).toMatchObject([{ problem, repair: "it is indexed anew" }]);
  const { items } = await listJobs(tenant.ctx, {});
  expect(items[0]).toMatchObject({ kind: "reindex_document", status: "queued", documentId });
});

test("entries that belong to nothing that answers are taken out, and nothing else is", async () => {
  const { tenant, source, documentId } = await makeReady();
  const stray = { sourceId: source.id, version: 9, titleTerms: [], bodyTerms: ["stray"] };
  await indexOf(tenant.ctx).upsert([
    { ...stray, documentId, chunkId: `chk_${documentId}_9_0` as never },
    { ...stray, documentId: "doc_gone" as never, chunkId: "chk_doc_gone_9_0" as never },
  ]);
  const found = await findingsOf(tenant);
  expect(found.map(({ subject, repair }) => [subject, repair]).sort()).toEqual(
    [
      ["doc_gone", "taken out"],
      [documentId, "taken out"],
    ].sort(),
  );
  expect(await indexOf(tenant.ctx).count({})).toBe(1);
  expect(await findingsOf(tenant)).toEqual([]);
});

test("wrong counts are counted anew, and a document without a passage is taken in anew", async () => {
  const { tenant } = await makeReady();
  await inTenant(tenant.id, (db) => db.document.updateMany({ data: { chunkCount: 7 } }));
  expect(await findingsOf(tenant)).toMatchObject([{ repair: "counted anew" }]);
  expect(await documentOf(tenant)).toMatchObject({ chunkCount: 1 });
  await inTenant(tenant.id, (db) => db.chunk.deleteMany());
  await indexOf(tenant.ctx).deleteAll();
  expect(await findingsOf(tenant)).toMatchObject([{ repair: "it is taken in anew" }]);
  expect(await documentOf(tenant)).toMatchObject({ status: "queued", version: 2 });
});

test("a deletion that nobody carries out is begun anew, and ends with a receipt", async () => {
  const { tenant, source, documentId } = await makeReady();
  await removeSource(tenant.ctx, { sourceId: source.id });
  await inTenant(tenant.id, (db) => db.job.updateMany({ data: { status: "canceled" } }));
  expect(await findingsOf(tenant)).toMatchObject([{ repair: "its deletion is begun anew" }]);
  const { data } = await asSystem("setup", (db) =>
    db.outboxEvent.findFirstOrThrow({ where: { tenantId: tenant.id, name: "document/delete.requested" } }),
  );
  const { jobId } = data as { jobId: never };
  await eraseDocuments(tenant.ctx, { sourceId: source.id, documentId, jobId });
  const { items } = await listJobs(tenant.ctx, {});
  expect(items[0]).toMatchObject({
    kind: "delete_document",
    status: "succeeded",
    receipt: { removed: { documents: 1, versions: 1, passages: 1, files: 1, indexEntries: 1 }, left: {} },
  });
  expect(await findingsOf(tenant)).toEqual([]);
});

test("a deletion does not end while the index still holds something", async () => {
  const { tenant, source } = await makeReady();
  await removeSource(tenant.ctx, { sourceId: source.id });
  const [job] = (await listJobs(tenant.ctx, {})).items;
  const real = tenant.ctx.ports.index;
  const forgetful = {
    ...real,
    forTenant: (...of: Parameters<typeof real.forTenant>) => ({
      ...real.forTenant(...of),
      deleteDocument: async () => {},
    }),
  };
  const ctx = { ...tenant.ctx, ports: { ...tenant.ctx.ports, index: forgetful } };
  const input = { sourceId: source.id, jobId: job?.id as never };
  await expect(eraseDocuments(ctx, input)).rejects.toMatchObject({ code: "unavailable" });
  expect((await listJobs(tenant.ctx, {})).items[0]).toMatchObject({
    status: "running",
    receipt: { left: null },
  });
  await eraseDocuments(tenant.ctx, input);
  expect((await listJobs(tenant.ctx, {})).items[0]).toMatchObject({
    status: "succeeded",
    receipt: { removed: { documents: 1, indexEntries: 1 }, left: {} },
  });
});

test("a document that waits for work which ended is begun anew", async () => {
  const { tenant, documentId } = await makeReady();
  await inTenant(tenant.id, (db) => db.document.updateMany({ data: { status: "embedding" } }));
  const problem = "it waits for work that ended";
  expect(await findingsOf(tenant, false)).toMatchObject([{ subject: documentId, problem }]);
  expect(await findingsOf(tenant)).toMatchObject([{ problem, repair: "it is taken in anew" }]);
  expect(await documentOf(tenant)).toMatchObject({ status: "queued", version: 2, liveVersion: 1 });
});

test("work that nobody carries out is named, each by what it is, and taken up", async () => {
  const { tenant } = await makeReady();
  for (const text of ["Lost.", "Overtaken.", "Fresh."])
    await addSource(tenant.ctx, { type: "text", title: text, text, botIds: [] });
  const heartbeatAt = new Date(Date.now() - 61 * 60_000);
  const wherever = (title: string) => ({ where: { title } });
  const [lost, overtaken] = await inTenant(tenant.id, async (db) => {
    await db.job.updateMany({ where: { title: { not: "Fresh." } }, data: { heartbeatAt } });
    await db.document.updateMany({ ...wherever("Overtaken."), data: { status: "failed" } });
    return [
      await db.job.findFirstOrThrow(wherever("Lost.")),
      await db.job.findFirstOrThrow(wherever("Overtaken.")),
    ];
  });
  const problem = "it waits for its turn, and nobody carries it out";
  const named = (job: { id: string; title: string | null }) => ({
    subject: job.id,
    name: job.title,
    problem,
  });
  const byId = (findings: Finding[]) => findings.toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
  const expected = (...repairs: [string, string]) =>
    byId([
      { tenant: tenant.slug, ...named(lost), name: "Lost.", repair: repairs[0] },
      { tenant: tenant.slug, ...named(overtaken), name: "Overtaken.", repair: repairs[1] },
    ]);
  expect(byId(await findingsOf(tenant, false))).toEqual(
    expected("can be begun anew", "can be closed: nobody waits for it any more"),
  );
  expect(byId(await findingsOf(tenant))).toEqual(
    expected("begun anew", "closed: nobody waits for it any more"),
  );
  const events = await asSystem("setup", (db) =>
    db.outboxEvent.findMany({ where: { tenantId: tenant.id }, orderBy: { createdAt: "asc" } }),
  );
  expect(events.at(-1)).toMatchObject({ data: { documentId: lost.documentId, version: 2 } });
  expect(await findingsOf(tenant)).toEqual([]);
});

test("work that stopped too often is ended as failed", async () => {
  const { tenant } = await makeReady();
  await addSource(tenant.ctx, { type: "text", title: "Often", text: "Often.", botIds: [] });
  await inTenant(tenant.id, async (db) => {
    const job = await db.job.findFirstOrThrow({ where: { title: "Often" } });
    const stalled = { ...job, receipt: undefined, status: "failed" as const, errorCode: "stalled" };
    await db.job.createMany({ data: [newId("job"), newId("job")].map((id) => ({ ...stalled, id })) });
    const heartbeatAt = new Date(Date.now() - 16 * 60_000);
    await db.job.updateMany({ where: { id: job.id }, data: { status: "running", heartbeatAt } });
  });
  const problem = "it is said to be worked on, and nobody does";
  expect(await findingsOf(tenant, false)).toMatchObject([
    { problem, repair: expect.stringMatching(/^can be ended/) },
  ]);
  expect(await findingsOf(tenant)).toMatchObject([
    { problem, repair: "ended as failed, for it stopped too often" },
  ]);
});

test("an export that nobody makes is counted, also by a doctor who only looks", async () => {
  const { tenant } = await makeReady();
  await requestExport(tenant.ctx, {});
  const open = { ...testOpenCtx(), now: () => new Date(Date.now() + 7 * 60 * 60 * 1000) };
  const beside = async (isRepairing: boolean) =>
    (await examine(open, { isRepairing })).findings.filter(({ subject }) => subject === "other work");
  const problem = expect.stringMatching(/^[1-9]\d* pieces? of work had gone silent$/);
  expect(await beside(false)).toMatchObject([{ problem, repair: "can be begun anew, or ended" }]);
  expect(await beside(true)).toMatchObject([
    { problem, repair: expect.stringMatching(/[1-9]\d* ended as failed/) },
  ]);
  expect(await beside(false)).toEqual([]);
});

test("files without a document are deleted, once they are no upload under way", async () => {
  const { tenant, documentId } = await makeReady();
  const stray = newId("document");
  const blobKey = `${blobPrefix(tenant.ctx, stray)}original`;
  await tenant.ctx.ports.blobs.put(blobKey, new Blob(["stray"]).stream(), { maxBytes: 100 });
  expect(await findingsOf(tenant)).toEqual([]);
  const later = testOpenCtx();
  const open = { ...later, now: () => new Date(Date.now() + 2 * 60 * 60 * 1000) };
  const { findings } = await examine(open, { isRepairing: true });
  expect(findings.filter(({ tenant: slug }) => slug === tenant.slug)).toMatchObject([
    { subject: stray, repair: "deleted" },
  ]);
  expect(await tenant.ctx.ports.blobs.count(blobKey)).toBe(0);
  expect(await tenant.ctx.ports.blobs.count(blobPrefix(tenant.ctx, documentId))).toBe(1);
});
