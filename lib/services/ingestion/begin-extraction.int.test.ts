import { expect, test } from "vitest";
import type { DocumentId, JobId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { addSource } from "@/lib/services/sources";
import { makeTenant } from "@/lib/testing/fixtures";
import { beginExtraction } from "./begin-extraction";

test("a job that is tried again keeps the time of its beginning", async () => {
  const { ctx, id } = await makeTenant();
  const { id: sourceId } = await addSource(ctx, { type: "text", title: "Text", text: "Words.", botIds: [] });
  const document = await inTenant(id, (db) => db.document.findFirstOrThrow());
  const jobId = document.jobId as JobId;
  const ref = { sourceId, documentId: document.id as DocumentId, jobId, version: 1 };
  const begin = async (attempt: number, time: string) => {
    await beginExtraction({ ...ctx, now: () => new Date(time) }, { ...ref, attempt });
    const job = await inTenant(id, (db) => db.job.findUniqueOrThrow({ where: { id: jobId } }));
    return [job.attempt, job.startedAt?.toISOString()];
  };
  expect(await begin(1, "2026-11-21T12:00:00Z")).toEqual([1, "2026-11-21T12:00:00.000Z"]);
  expect(await begin(2, "2026-11-21T12:05:00Z")).toEqual([2, "2026-11-21T12:00:00.000Z"]);
});
