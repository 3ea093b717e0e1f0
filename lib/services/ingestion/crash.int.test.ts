import { existsSync, readFileSync, rmSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import type { SpaceId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { addSource, removeSource, syncSource } from "@/lib/services/sources";
import { runUntil } from "@/lib/testing/crash";
import { makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";

const EMBEDDED = `${process.env.DATA_DIR}/embedded`;
const DOCUMENTS = 3;
const PARAGRAPHS = 120;

afterEach(() => rmSync(EMBEDDED, { force: true }));

function text(seed: number): string {
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, index) => {
    const topic = `topic${seed}x${index}`;
    return (
      `## Section ${index}\n\nThe ${topic} of part ${index} is kept in drawer ${index * 7 + seed}. `.repeat(
        1,
      ) + "It is checked every morning by the keeper of the light. ".repeat(12)
    );
  });
  return paragraphs.join("\n\n");
}

async function addDocuments(tenant: TestTenant): Promise<void> {
  const bot = await makeBot(tenant);
  for (let seed = 1; seed <= DOCUMENTS; seed++) {
    await addSource(tenant.ctx, { type: "text", title: `Text ${seed}`, text: text(seed), botIds: [bot.id] });
  }
}

/** What has to hold when nothing is at work: each document ready, each chunk in the index once, nothing else in it. */
async function expectWhole(tenant: TestTenant): Promise<void> {
  const { documents, chunks, spaceId, jobs } = await inTenant(tenant.id, async (db) => ({
    documents: await db.document.findMany(),
    chunks: await db.chunk.findMany({ select: { id: true, documentId: true, version: true } }),
    spaceId: (await db.tenant.findUniqueOrThrow({ where: { id: tenant.id } }))
      .activeSpaceId as SpaceId | null,
    jobs: await db.job.findMany({ where: { status: { in: ["queued", "running"] } } }),
  }));
  expect(jobs).toEqual([]);
  expect(
    documents.map(({ status, errorCode, errorMessage }) => ({ status, errorCode, errorMessage })),
  ).toEqual(documents.map(() => ({ status: "ready", errorCode: null, errorMessage: null })));
  const index = getPorts().index.forTenant(tenant.id, spaceId);
  for (const { id, liveVersion, chunkCount } of documents) {
    const live = chunks.filter((chunk) => chunk.documentId === id && chunk.version === liveVersion);
    expect(live.length).toBeGreaterThan(10);
    expect(chunkCount).toBe(live.length);
    expect(await index.count({ documentId: id as never })).toBe(live.length);
  }
  const { items } = await index.listVersions();
  expect(items.map(({ documentId, version }) => `${documentId} ${version}`).sort()).toEqual(
    documents.map(({ id, liveVersion }) => `${id} ${liveVersion}`).sort(),
  );
}

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
