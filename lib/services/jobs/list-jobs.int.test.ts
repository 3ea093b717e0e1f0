import { expect, test } from "vitest";
import type { DocumentId, JobId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { removeDocument, retryDocument } from "@/lib/services/documents";
import { failDocument } from "@/lib/services/ingestion";
import { addSource } from "@/lib/services/sources";
import { makeTenant } from "@/lib/testing/fixtures";
import { listJobs } from "./list-jobs";

const FAILURE = { code: "disk_full", message: "The disk is full." };

test("only the newest job of a document that is still there can be tried again", async () => {
  const tenant = await makeTenant();
  const { ctx } = tenant;
  const source = await addSource(ctx, { type: "text", title: "Text", text: "Words.", botIds: [] });
  const row = await inTenant(tenant.id, (db) => db.document.findFirstOrThrow());
  const documentId = row.id as DocumentId;
  const jobs = async () => {
    const { items } = await listJobs(ctx, { sourceId: source.id });
    return items.map(({ kind, status, canRetry }) => [kind, status, canRetry]);
  };
  expect(await jobs()).toEqual([["ingest_document", "queued", false]]);

  const ref = { sourceId: source.id, documentId, jobId: row.jobId as JobId, version: 1 };
  await failDocument(ctx, { ref, failure: FAILURE });
  expect(await jobs()).toEqual([["ingest_document", "failed", true]]);

  await retryDocument(ctx, { documentId });
  expect(await jobs()).toEqual([
    ["ingest_document", "queued", false],
    ["ingest_document", "failed", false],
  ]);

  const { jobId } = await inTenant(tenant.id, (db) => db.document.findFirstOrThrow());
  await failDocument(ctx, { ref: { ...ref, jobId: jobId as JobId, version: 2 }, failure: FAILURE });
  await removeDocument(ctx, { documentId });
  expect(await jobs()).toEqual([
    ["delete_document", "queued", false],
    ["ingest_document", "failed", false],
    ["ingest_document", "failed", false],
  ]);
});
