import { expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { takeIn, upload } from "@/lib/services/ingestion/testing/take-in";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { addSource, updateSource } from ".";

const SENTENCES = Array.from(
  { length: 60 },
  (_, n) => `Sentence number ${n} tells of the lighthouse and its keeper.`,
);
const TEXT = SENTENCES.join(" ");

const chunksOf = ({ id }: TestTenant, sourceId: string) =>
  inTenant(id, async (db) => {
    const document = await db.document.findFirstOrThrow({ where: { sourceId } });
    const where = { documentId: document.id, version: document.liveVersion ?? 0 };
    const chunks = await db.chunk.findMany({ where, orderBy: { ordinal: "asc" } });
    return { document, chunks };
  });

test("a source says how long its passages are; a change cuts them anew, beside those that answer", async () => {
  const tenant = await makeTenant();
  const sourceId = await upload(tenant, { "guide.txt": TEXT });
  await takeIn(tenant);
  const before = await chunksOf(tenant, sourceId);
  await inTenant(tenant.id, (db) =>
    db.document.updateMany({ data: { disabledAt: new Date(), metadata: { a: "b" } } }),
  );

  const changed = await updateSource(tenant.ctx, { sourceId, chunking: { size: 80, overlap: 30 } });
  expect(changed).toMatchObject({ chunking: { size: 80, overlap: 30 }, status: "queued" });
  expect((await chunksOf(tenant, sourceId)).chunks).toEqual(before.chunks);

  await takeIn(tenant);
  const after = await chunksOf(tenant, sourceId);
  expect(after.chunks.length).toBeGreaterThan(2 * before.chunks.length);
  expect(after.document).toMatchObject({ status: "ready", metadata: { a: "b" } });
  expect(after.document.disabledAt).not.toBeNull();
  const [first, second] = after.chunks;
  expect(second?.start).toBeLessThan(first?.end ?? 0);
  expect(TEXT.slice(second?.start, second?.end)).toBe(second?.text);

  // Said again, it is no change.
  const again = await updateSource(tenant.ctx, { sourceId, chunking: { size: 80, overlap: 30 } });
  expect(again.status).toBe("ready");
});

test("the length can be named when a source is added; what cannot be is refused", async () => {
  const tenant = await makeTenant();
  const source = await addSource(tenant.ctx, {
    type: "text",
    title: "T",
    text: TEXT,
    chunking: { size: 100 },
  });
  await takeIn(tenant);
  expect(source.chunking).toEqual({ size: 100, overlap: 0 });
  expect((await chunksOf(tenant, source.id)).chunks.length).toBeGreaterThan(5);
  for (const chunking of [{ size: 10 }, { size: 5_000 }, { size: 100, overlap: 60 }]) {
    await expect(updateSource(tenant.ctx, { sourceId: source.id, chunking })).rejects.toMatchObject({
      code: "validation_failed",
    });
  }
});
