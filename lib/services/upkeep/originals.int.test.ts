import { expect, test } from "vitest";
import type { DocumentId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { getDocument, retryDocument } from "@/lib/services/documents";
import { blobPrefix } from "@/lib/services/ingestion";
import { takeIn, upload } from "@/lib/services/ingestion/testing/take-in";
import { addSource, getSource, syncSource } from "@/lib/services/sources";
import { htmlPage, makeSite, ORIGIN, type TestSite } from "@/lib/services/sync/testing/site";
import { makeTenant, type TestTenant, testOpenCtx } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { examine } from "./doctor";

const documentsOf = ({ id }: TestTenant) =>
  inTenant(id, (db) => db.document.findMany({ where: { deletedAt: null }, orderBy: { depth: "asc" } }));
const versionsOf = ({ id }: TestTenant) => inTenant(id, (db) => db.documentVersion.count());

async function onlyOne(tenant: TestTenant) {
  const [row] = await documentsOf(tenant);
  if (!row?.blobKey) throw new Error("there is no document");
  return { ...row, id: row.id as DocumentId, blobKey: row.blobKey };
}

async function findingsOf(tenant: TestTenant, isRepairing = true) {
  const { findings } = await examine(testOpenCtx(), { isRepairing });
  return findings.filter((finding) => finding.tenant === tenant.slug);
}

const lose = ({ ctx }: TestTenant, documentId: DocumentId) =>
  ctx.ports.blobs.deletePrefix(blobPrefix(ctx, documentId));
const isThere = async ({ ctx }: TestTenant, blobKey: string) => (await ctx.ports.blobs.count(blobKey)) > 0;
const stored = async ({ ctx }: TestTenant, blobKey: string) =>
  new Response(await ctx.ports.blobs.get(blobKey)).text();

async function withPage(body: (made: { site: TestSite; tenant: TestTenant }) => Promise<void>) {
  const page = { html: htmlPage("A", "About A."), headers: { etag: '"a"' } };
  const site = await makeSite({ "/a": page });
  const tenant = await makeTenant("Lost", { fetcher: site.fetcher });
  await withWorker({ fetcher: site.fetcher }, async () => {
    await addSource(tenant.ctx, { type: "url", url: `${ORIGIN}/a` });
    await settled(tenant.id);
    await body({ site, tenant });
  });
}

test("the lost original of a page is fetched again, and its document answers meanwhile", async () => {
  await withPage(async ({ site, tenant }) => {
    const before = await onlyOne(tenant);
    await lose(tenant, before.id);
    expect(await findingsOf(tenant, false)).toMatchObject([
      { subject: before.id, name: "A", repair: "its page can be fetched again" },
    ]);
    const [finding] = await findingsOf(tenant);
    expect(finding?.repair).toContain("is asked for again");
    expect(await onlyOne(tenant)).toMatchObject({ status: "ready", liveVersion: 1 });
    await settled(tenant.id);
    expect(site.requests.map(({ status }) => status)).not.toContain(304);
    expect(await stored(tenant, before.blobKey)).toContain("About A.");
    expect(await onlyOne(tenant)).toMatchObject({
      id: before.id,
      status: "ready",
      version: 1,
      liveVersion: 1,
    });
    expect(await findingsOf(tenant)).toEqual([]);
  });
});

test("while the site does not answer, the document stays as it is, and no doctor says that it is mended", async () => {
  await withPage(async ({ site, tenant }) => {
    const before = await onlyOne(tenant);
    await lose(tenant, before.id);
    site.set("/a", { status: 500 });
    for (const _ of ["once", "again"]) {
      const [finding] = await findingsOf(tenant);
      expect(finding?.repair).toContain("is asked for again");
      await settled(tenant.id);
      expect(await onlyOne(tenant)).toMatchObject({ status: "ready", liveVersion: 1, errorCode: null });
    }
    expect((await findingsOf(tenant, false)).length).toBe(1);
  });
});

test("an ordinary sync brings a lost original back, too, and so does a retry of the document", async () => {
  await withPage(async ({ tenant }) => {
    const { id, blobKey, sourceId } = await onlyOne(tenant);
    await lose(tenant, id);
    await syncSource(tenant.ctx, { sourceId: sourceId as `src_${string}` });
    await settled(tenant.id);
    expect(await isThere(tenant, blobKey)).toBe(true);
    await lose(tenant, id);
    await retryDocument(tenant.ctx, { documentId: id });
    await settled(tenant.id);
    expect(await isThere(tenant, blobKey)).toBe(true);
    expect(await onlyOne(tenant)).toMatchObject({ status: "ready", errorCode: null });
  });
});

test("a page that failed for want of its original is taken in once it is fetched", async () => {
  await withPage(async ({ tenant }) => {
    const { id } = await onlyOne(tenant);
    await lose(tenant, id);
    const failed = { status: "failed" as const, errorCode: "original_lost", version: 2 };
    await inTenant(tenant.id, (db) => db.document.updateMany({ data: failed }));
    await findingsOf(tenant);
    await settled(tenant.id);
    expect(await onlyOne(tenant)).toMatchObject({ status: "ready", version: 3, liveVersion: 3 });
  });
});

test("while its source is being looked at, nothing is asked for twice, and the doctor says so", async () => {
  await withPage(async ({ site, tenant }) => {
    const { id, blobKey, sourceId } = await onlyOne(tenant);
    await lose(tenant, id);
    site.set("/a", { html: htmlPage("A", "About A."), pauseMs: 3_000 });
    await syncSource(tenant.ctx, { sourceId: sourceId as `src_${string}` });
    expect(await findingsOf(tenant)).toMatchObject([
      { subject: id, repair: expect.stringContaining("run the doctor again when that has ended") },
    ]);
    await settled(tenant.id);
    expect(await isThere(tenant, blobKey)).toBe(true);
  });
});

test("what failed for want of its original is taken in once a backup brought that back", async () => {
  const tenant = await makeTenant();
  const sourceId = await upload(tenant, { "prices.txt": "The lamp costs 12." });
  await takeIn(tenant);
  const { id, blobKey } = await onlyOne(tenant);
  await lose(tenant, id);
  await syncSource(tenant.ctx, { sourceId });
  await takeIn(tenant);
  const backup = new Blob(["The lamp costs 12."]);
  await tenant.ctx.ports.blobs.put(blobKey, backup.stream(), { maxBytes: backup.size });
  expect(await findingsOf(tenant)).toMatchObject([{ subject: id, repair: "it is taken in anew" }]);
  await takeIn(tenant);
  expect(await onlyOne(tenant)).toMatchObject({ status: "ready", version: 3, liveVersion: 3 });
});

test("an upload whose original is gone is not retried into a failure; where it fails, it says why", async () => {
  const tenant = await makeTenant();
  const sourceId = await upload(tenant, { "prices.txt": "The lamp costs 12." });
  await takeIn(tenant);
  const { id } = await onlyOne(tenant);
  await lose(tenant, id);
  await expect(retryDocument(tenant.ctx, { documentId: id })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("Upload the same file again"),
  });
  await syncSource(tenant.ctx, { sourceId });
  await takeIn(tenant);
  const { error, canRetry } = await getDocument(tenant.ctx, { documentId: id });
  expect({ code: error?.code, canRetry }).toEqual({ code: "original_lost", canRetry: false });
  expect(error?.message).toContain("Upload the same file again");
  expect(await onlyOne(tenant)).toMatchObject({ liveVersion: 1 });
  expect((await getSource(tenant.ctx, { sourceId })).canRetry).toBe(false);
});

test("the same file, uploaded again, brings the original back: no second document, and nothing read anew", async () => {
  const tenant = await makeTenant();
  const file = { "prices.txt": "The lamp costs 12." };
  const sourceId = await upload(tenant, file);
  await takeIn(tenant);
  const { id, blobKey } = await onlyOne(tenant);
  await lose(tenant, id);
  expect(await findingsOf(tenant)).toMatchObject([
    {
      subject: id,
      name: "prices, prices.txt",
      problem: expect.stringContaining("upload the same file again"),
      repair: null,
    },
  ]);
  expect(await upload(tenant, { "copy.txt": file["prices.txt"] })).toBe(sourceId);
  expect(await stored(tenant, blobKey)).toBe(file["prices.txt"]);
  expect(await documentsOf(tenant)).toMatchObject([{ id, status: "ready", version: 1 }]);
  expect(await tenant.ctx.ports.blobs.count(`tenants/${tenant.id}/`)).toBe(1);
  expect(await versionsOf(tenant)).toBe(1);
  expect(await findingsOf(tenant)).toEqual([]);
});

test("an upload that failed for want of its original is ready again when the file comes again", async () => {
  const tenant = await makeTenant();
  const file = { "prices.txt": "The lamp costs 12." };
  const sourceId = await upload(tenant, file);
  await takeIn(tenant);
  const { id } = await onlyOne(tenant);
  await lose(tenant, id);
  await syncSource(tenant.ctx, { sourceId });
  await takeIn(tenant);
  await upload(tenant, file);
  expect(await documentsOf(tenant)).toMatchObject([{ id, status: "ready", errorCode: null, liveVersion: 1 }]);
  await syncSource(tenant.ctx, { sourceId });
  await takeIn(tenant);
  expect(await documentsOf(tenant)).toMatchObject([{ id, status: "ready", version: 3, liveVersion: 3 }]);
});

test("pasted texts and answered questions are written anew from what the database holds", async () => {
  const tenant = await makeTenant();
  const items = [{ question: "When do you open?", answer: "At eight.\n\n- on weekdays\n- on Saturdays" }];
  const { id: sourceId } = await addSource(tenant.ctx, { type: "qa", title: "Hours", items });
  await takeIn(tenant);
  const { id, blobKey } = await onlyOne(tenant);
  const textOf = (version: number) =>
    inTenant(tenant.id, (db) =>
      db.documentVersion.findFirstOrThrow({ where: { documentId: id, version }, select: { text: true } }),
    );
  await lose(tenant, id);
  expect(await findingsOf(tenant, false)).toMatchObject([{ repair: "can be written anew from its text" }]);
  expect(await findingsOf(tenant)).toMatchObject([{ repair: "it is written anew from its text" }]);
  expect(await stored(tenant, blobKey)).toContain("# When do you open?");
  expect(await onlyOne(tenant)).toMatchObject({ status: "ready", version: 1 });
  expect(await findingsOf(tenant)).toEqual([]);
  // Lost once more, a sync does the same by itself.
  await lose(tenant, id);
  await syncSource(tenant.ctx, { sourceId });
  await takeIn(tenant);
  expect(await onlyOne(tenant)).toMatchObject({ status: "ready", liveVersion: 2 });
  expect(await textOf(2)).toEqual(await textOf(1));
});

test("what came in a mail is unpacked from it again", async () => {
  const tenant = await makeTenant();
  const boundary = "--b1";
  const attached = ["Content-Disposition: attachment; filename=Terms.md", "", "# Terms", "", "Pay soon."];
  const head = ["From: a@example.com", "Subject: Terms", "Content-Type: multipart/mixed; boundary=b1", ""];
  const mail = [...head, boundary, "", "They are attached.", boundary, ...attached, `${boundary}--`, ""].join(
    "\r\n",
  );
  await upload(tenant, { "mail.eml": mail });
  await takeIn(tenant);
  const [, terms] = await documentsOf(tenant);
  const blobKey = terms?.blobKey ?? "";
  await tenant.ctx.ports.blobs.deletePrefix(blobKey);
  expect(await findingsOf(tenant)).toMatchObject([{ subject: terms?.id, repair: "it is unpacked again" }]);
  await takeIn(tenant);
  expect(await stored(tenant, blobKey)).toContain("Pay soon.");
  expect(await documentsOf(tenant)).toMatchObject([{ status: "ready" }, { id: terms?.id, version: 1 }]);
  expect(await findingsOf(tenant)).toEqual([]);
});
