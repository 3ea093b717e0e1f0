import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { listDocuments, removeDocument } from "@/lib/services/documents";
import { removeSource, syncSource } from "@/lib/services/sources";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { clearDeleted, takeIn, upload } from "./testing/take-in";

const MOMENTS = 100;
const AT_ONCE = 5;
const LATEST_MS = 120;

/** From 0 to 1, the same for the same seed. */
const chance = (seed: number, salt: number) => {
  const mixed = Math.imul(seed * 2_654_435_761 + salt * 97, 1_597_334_677) >>> 0;
  return mixed / 4_294_967_296;
};

const TEXT = Array.from(
  { length: 60 },
  (_, n) => `## Part ${n}\n\nThe lamp of part ${n} is lit at dusk.`,
).join("\n\n");

async function left({ ctx, id }: TestTenant) {
  const [documents, versions, chunks, sources] = await inTenant(id, async (db) => [
    await db.document.count(),
    await db.documentVersion.count(),
    await db.chunk.count(),
    await db.source.count({ where: { deletedAt: { not: null } } }),
  ]);
  return {
    ...{ documents, versions, chunks, sources },
    blobs: await ctx.ports.blobs.count(`tenants/${id}/`),
    entries: await ctx.ports.index.forTenant(id, null).count({}),
  };
}

/** Takes in a source, perhaps a second time, and deletes it or its documents at a moment that the seed chooses. */
async function deleteAtSomeMoment(
  seed: number,
): Promise<{ seed: number } & Awaited<ReturnType<typeof left>>> {
  const tenant = await makeTenant(`Seed ${seed}`);
  const sourceId = await upload(tenant, { "a.md": TEXT, "b.txt": `${TEXT} ${seed}` });
  const isSecond = chance(seed, 1) < 0.4;
  if (isSecond) {
    await takeIn(tenant);
    await syncSource(tenant.ctx, { sourceId });
  }
  const removing = sleep(chance(seed, 2) * LATEST_MS).then(async () => {
    if (chance(seed, 3) < 0.5) return removeSource(tenant.ctx, { sourceId });
    const { items } = await listDocuments(tenant.ctx, { sourceId });
    for (const { id } of items) await removeDocument(tenant.ctx, { documentId: id });
    return null;
  });
  await Promise.all([takeIn(tenant), removing]);
  // Nobody sees any of it from the deletion on, whatever is still to be cleared.
  expect(await inTenant(tenant.id, (db) => db.document.count({ where: { deletedAt: null } }))).toBe(0);
  await takeIn(tenant);
  await clearDeleted(tenant);
  return { seed, ...(await left(tenant)) };
}

test(`deleted at ${MOMENTS} moments while it is taken in, nothing is left and nothing comes back`, async () => {
  const seeds = Array.from({ length: MOMENTS }, (_, index) => index + 1);
  console.info(`seeds 1 to ${MOMENTS}`);
  const nothing = { documents: 0, versions: 0, chunks: 0, sources: 0, blobs: 0, entries: 0 };
  for (let from = 0; from < seeds.length; from += AT_ONCE) {
    const some = seeds.slice(from, from + AT_ONCE);
    const results = await Promise.all(some.map(deleteAtSomeMoment));
    expect(results).toEqual(some.map((seed) => ({ seed, ...nothing })));
  }
});
