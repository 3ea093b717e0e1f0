import { expect, test } from "vitest";
import { type DocumentId, type JobId, newId, type SourceId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { search } from "@/lib/services/retrieval";
import { updateSource } from "@/lib/services/sources";
import { as, makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { rebuildIndex } from "./rebuild-index";
import { finishReindex, refreshIndexes, startReindex } from "./reindex";
import { takeIn, upload } from "./testing/take-in";

async function guides(tenant: TestTenant) {
  const { id: botId } = await makeBot(tenant);
  const sourceId = await upload(tenant, {
    "north.txt": "The northern lighthouse is open on Mondays.",
    "south.txt": "The southern lighthouse is open on Fridays.",
    "gone.txt": "The western lighthouse is open on Sundays.",
  });
  await updateSource(tenant.ctx, { sourceId, botIds: [botId] });
  await takeIn(tenant);
  const ask = async () => {
    const { results } = await search(tenant.ctx, { botId, query: "When is the lighthouse open?" });
    return results.map(({ chunkId, score }) => ({ chunkId, score }));
  };
  return { ask, index: tenant.ctx.ports.index.forTenant(tenant.id, null) };
}

/** Does what the durable function does. */
async function reindex({ id, ctx }: TestTenant): Promise<number> {
  const jobs = await inTenant(id, (db) =>
    db.job.findMany({
      where: { kind: "reindex_document", status: "queued" },
    }),
  );
  for (const { id: jobId, documentId, sourceId } of jobs) {
    const ids = {
      jobId: jobId as JobId,
      documentId: documentId as DocumentId,
      sourceId: sourceId as SourceId,
    };
    const ref = { ...ids, version: 1 };
    await startReindex(ctx, ref);
    await finishReindex(ctx, ref);
  }
  return jobs.length;
}

test("an index that was lost is built anew from the database, and answers as before", async () => {
  const tenant = await makeTenant();
  const { ask, index } = await guides(tenant);
  // Its new version came to nothing; the one before still answers, and has to be in the index.
  await inTenant(tenant.id, (db) =>
    db.document.updateMany({ where: { fileName: "north.txt" }, data: { status: "failed" } }),
  );
  await inTenant(tenant.id, (db) =>
    db.document.updateMany({ where: { fileName: "gone.txt" }, data: { deletedAt: new Date() } }),
  );
  const before = await ask();
  expect(before).toHaveLength(2);
  await index.deleteAll();
  expect(await ask()).toEqual([]);
  expect(await rebuildIndex(tenant.ctx, {})).toEqual({ documents: 2 });
  // Asked twice, it is done once.
  expect(await rebuildIndex(tenant.ctx, {})).toEqual({ documents: 2 });
  expect(await reindex(tenant)).toBe(2);
  expect((await ask()).map(({ chunkId }) => chunkId)).toEqual(before.map(({ chunkId }) => chunkId));
  expect(await index.count({})).toBe(2);
  const left = await inTenant(tenant.id, (db) =>
    db.document.count({ where: { indexedBy: null, deletedAt: null } }),
  );
  expect(left).toBe(0);
});

test("only those who run the team may have it rebuilt, and only their own is", async () => {
  const [tenant, other] = [await makeTenant(), await makeTenant()];
  await guides(other);
  expect(await rebuildIndex(tenant.ctx, {})).toEqual({ documents: 0 });
  const writer = { type: "token", tokenId: "tok_1", ownerId: null, scopes: ["write"], botIds: null } as const;
  await expect(rebuildIndex(as(other.ctx, writer), {})).rejects.toMatchObject({ code: "forbidden" });
});

test("an index of more documents than are asked for at once is refreshed whole, at the first look", async () => {
  const tenant = await makeTenant();
  await guides(tenant);
  const { id: tenantId } = tenant;
  const many = 1_200;
  await inTenant(tenantId, async (db) => {
    const { sourceId } = await db.document.findFirstOrThrow({ select: { sourceId: true } });
    const rows = Array.from({ length: many }, (_, at) => ({
      ...{ id: newId("document"), tenantId, sourceId, title: `${at}` },
      ...{ status: "ready" as const, version: 1, liveVersion: 1, indexedBy: "an older analysis" },
    }));
    await db.document.createMany({ data: rows });
  });
  const requested = () =>
    inTenant(tenantId, (db) => db.job.count({ where: { kind: "reindex_document", status: "queued" } }));
  await refreshIndexes(tenant.ctx);
  expect(await requested()).toBe(many);
  // Looked at again while that is under way, nothing is asked for twice.
  await refreshIndexes(tenant.ctx);
  expect(await requested()).toBe(many);
});
