import { expect, test } from "vitest";
import type { DocumentId, SourceId } from "@/lib/core/ids";
import { present } from "@/lib/core/invariant";
import { removeDocument } from "@/lib/services/documents";
import { clearDeleted, takeIn, upload } from "@/lib/services/ingestion/testing/take-in";
import { removeSource, updateSource } from "@/lib/services/sources";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { getJob } from "./get-job";
import { listJobGroups } from "./list-job-groups";
import { listJobs } from "./list-jobs";

async function handbook(): Promise<{ tenant: TestTenant; sourceId: SourceId; documentId: DocumentId }> {
  const tenant = await makeTenant();
  const sourceId = await upload(tenant, {
    "tides.txt": "High water is at noon.",
    "lamps.txt": "Lit at dusk.",
  });
  await takeIn(tenant);
  await updateSource(tenant.ctx, { sourceId, title: "Handbook" });
  const { items } = await listJobs(tenant.ctx, { sourceId });
  const { documentId } = present(
    items.find(({ title }) => title === "tides"),
    "a job is named after its document",
  );
  return { tenant, sourceId, documentId: present(documentId, "it has one") };
}

test("a deletion names its job, and the job what it deleted, during it and afterwards", async () => {
  const { tenant, documentId } = await handbook();
  const { jobId } = await removeDocument(tenant.ctx, { documentId });
  const named = { kind: "delete_document", title: "tides", isDeleted: true };
  expect(await getJob(tenant.ctx, { jobId })).toMatchObject({ ...named, receipt: null });

  await clearDeleted(tenant);
  const none = { documents: 0, files: 0, versions: 0, passages: 0, answers: 0, results: 0, indexEntries: 0 };
  expect(await getJob(tenant.ctx, { jobId })).toMatchObject({ ...named, receipt: { left: none } });
});

test("the jobs of a deleted source keep their names, and the group the source's last one", async () => {
  const { tenant, sourceId } = await handbook();
  const { jobId } = await removeSource(tenant.ctx, { sourceId });
  await clearDeleted(tenant);

  const { items } = await listJobs(tenant.ctx, { sourceId });
  expect(items.map(({ id, kind, title, isDeleted }) => [id === jobId, kind, title, isDeleted])).toEqual([
    [true, "delete_source", "Handbook", true],
    [false, "ingest_document", "lamps", true],
    [false, "ingest_document", "tides", true],
  ]);
  const groups = await listJobGroups(tenant.ctx, { status: "succeeded" });
  expect(groups.items).toMatchObject([{ id: sourceId, title: "Handbook", isDeleted: true }]);
});
