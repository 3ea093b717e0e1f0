import { expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import type { JobId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import type { Ports } from "@/lib/services/_kit";
import { addSource, removeSource } from "@/lib/services/sources";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { beginRun, claimPages, fetchPages, finishRun } from ".";
import { htmlPage, makeSite, ORIGIN } from "./testing/site";

const PATHS = Array.from({ length: 12 }, (_, index) => `/p${index}`);

async function begun(more: (ports: Ports) => Partial<Ports> = () => ({})) {
  const pages = Object.fromEntries(PATHS.map((path) => [path, htmlPage(path, `This is ${path}.`)]));
  const site = await makeSite({ "/": htmlPage("Home", "Welcome.", PATHS), ...pages });
  const ports = { ...getPorts(), fetcher: site.fetcher };
  const tenant = await makeTenant("Replay", { ...ports, ...more(ports) });
  const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
  const { id } = await inTenant(tenant.id, (db) => db.syncRun.findFirstOrThrow({ where: { sourceId } }));
  return { site, tenant, ref: { sourceId, jobId: id as JobId } };
}

async function countsOf({ id }: TestTenant, sourceId: string) {
  return inTenant(id, async (db) => ({
    documents: await db.document.count({ where: { sourceId } }),
    jobs: await db.job.count({ where: { sourceId, kind: "ingest_document" } }),
    run: await db.syncRun.findFirstOrThrow({ where: { sourceId } }),
  }));
}

test("steps that are done twice, at once or after a lost reply, make nothing twice", async () => {
  const { tenant, ref } = await begun();
  const { ctx } = tenant;
  await Promise.all([beginRun(ctx, ref), beginRun(ctx, ref)]);
  for (;;) {
    const { pages } = await claimPages(ctx, ref);
    if (pages.length === 0) break;
    await Promise.all([fetchPages(ctx, { ...ref, pages }), fetchPages(ctx, { ...ref, pages })]);
    await fetchPages(ctx, { ...ref, pages });
  }
  await Promise.all([finishRun(ctx, { ...ref, limit: null }), finishRun(ctx, { ...ref, limit: null })]);
  const { documents, jobs, run } = await countsOf(tenant, ref.sourceId);
  const all = PATHS.length + 1;
  expect({ documents, jobs }).toEqual({ documents: all, jobs: all });
  expect(run).toMatchObject({ outcome: "done", found: all, fetched: all, added: all, skipped: 0, failed: 0 });
  expect(await getPorts().blobs.count(`tenants/${tenant.id}/`)).toBe(all);
});

test("killed after a page was stored and before it was written down: the next try has the same document", async () => {
  let isKilled = true;
  const { tenant, ref } = await begun(({ blobs }) => ({
    blobs: {
      ...blobs,
      async put(...given: Parameters<typeof blobs.put>) {
        const stored = await blobs.put(...given);
        if (isKilled) throw new Error("killed");
        return stored;
      },
    },
  }));
  const { ctx } = tenant;
  await beginRun(ctx, ref);
  const { pages } = await claimPages(ctx, ref);
  await expect(fetchPages(ctx, { ...ref, pages })).rejects.toThrow("killed");
  isKilled = false;
  await fetchPages(ctx, { ...ref, pages });
  expect(await getPorts().blobs.count(`tenants/${tenant.id}/`)).toBe(1);
  expect((await countsOf(tenant, ref.sourceId)).documents).toBe(1);

  // And when the source is deleted in between, nothing of it is left.
  isKilled = true;
  const next = await claimPages(ctx, ref);
  expect(next.pages).toHaveLength(PATHS.length);
  await expect(fetchPages(ctx, { ...ref, pages: next.pages })).rejects.toThrow("killed");
  isKilled = false;
  await removeSource(ctx, { sourceId: ref.sourceId });
  await fetchPages(ctx, { ...ref, pages: next.pages });
  expect(await getPorts().blobs.count(`tenants/${tenant.id}/`)).toBe(1);
  expect((await countsOf(tenant, ref.sourceId)).documents).toBe(1);
});
