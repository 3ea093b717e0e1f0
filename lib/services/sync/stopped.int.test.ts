import { expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import { inTenant } from "@/lib/db";
import { removeDocument } from "@/lib/services/documents";
import {
  addSource,
  cancelSource,
  getSource,
  listRuns,
  removeSource,
  retrySource,
  syncSource,
} from "@/lib/services/sources";
import { settled } from "@/lib/testing/worker";
import { htmlPage, ORIGIN } from "./testing/site";
import { reasons, urlsOf, withSite } from "./testing/with-site";

test("canceled in the middle, deleted in the middle: nothing comes after, and nothing comes back", async () => {
  const links = Array.from({ length: 40 }, (_, index) => `/p${index}`);
  const pages = Object.fromEntries(
    links.map((path) => [path, { html: htmlPage(path, `This is ${path}.`), pauseMs: 30 }]),
  );
  await withSite({ "/": htmlPage("Home", "Welcome.", links), ...pages }, async ({ site, tenant }) => {
    const first = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    while (site.requests.length < 8) await new Promise((resolve) => setTimeout(resolve, 5));
    await cancelSource(tenant.ctx, { sourceId: first.id });
    await settled(tenant.id);
    const { counts } = await getSource(tenant.ctx, { sourceId: first.id });
    expect(counts.documents).toBeLessThan(40);
    expect((await listRuns(tenant.ctx, { sourceId: first.id })).items[0]).toMatchObject({
      outcome: "canceled",
    });
    await syncSource(tenant.ctx, { sourceId: first.id });
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId: first.id })).toMatchObject({
      status: "ready",
      counts: { ready: 41 },
    });

    site.requests.length = 0;
    const other = { type: "website" as const, url: `${ORIGIN}/`, exclude: ["/none"] };
    const second = await addSource(tenant.ctx, other);
    while (site.requests.length < 8) await new Promise((resolve) => setTimeout(resolve, 5));
    await removeSource(tenant.ctx, { sourceId: second.id });
    await settled(tenant.id);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const left = await inTenant(tenant.id, (db) => db.document.count({ where: { sourceId: second.id } }));
    expect(left).toBe(0);
    expect(await getPorts().blobs.count(`tenants/${tenant.id}/`)).toBe(41);
  });
});

test("a crawl that was stopped goes on where it was when it is tried again, and leaves nothing out", async () => {
  const links = Array.from({ length: 24 }, (_, index) => `/p${index}`);
  const pages = Object.fromEntries(
    links.map((path) => [path, { html: htmlPage(path, `This is ${path}.`), pauseMs: 30 }]),
  );
  await withSite({ "/": htmlPage("Home", "Welcome.", links), ...pages }, async ({ site, tenant }) => {
    const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    while (site.requests.length < 10) await new Promise((resolve) => setTimeout(resolve, 5));
    await cancelSource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    const stopped = await getSource(tenant.ctx, { sourceId });
    expect(stopped).toMatchObject({ canRetry: true, error: { code: "canceled" } });
    const seen = await inTenant(tenant.id, (db) =>
      db.sourcePage.findMany({ where: { sourceId, state: "fetched" }, select: { url: true } }),
    );
    expect(seen.length).toBeGreaterThan(0);

    site.requests.length = 0;
    await retrySource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    expect(await urlsOf(tenant, sourceId)).toHaveLength(25);
    const asked = new Set(site.requests.map(({ path }) => `${ORIGIN}${path}`));
    expect(seen.filter(({ url }) => asked.has(url))).toEqual([]);
    const [run] = (await listRuns(tenant.ctx, { sourceId })).items;
    expect(run).toMatchObject({ trigger: "retry", outcome: "done", counts: { found: 25, fetched: 25 } });
    await expect(retrySource(tenant.ctx, { sourceId })).rejects.toMatchObject({ code: "conflict" });
  });
});

test("a page removed by hand stays out; a failed one is tried again alone", async () => {
  const pages = {
    "/": htmlPage("Home", "Welcome.", ["/a", "/b"]),
    "/a": htmlPage("A", "About A."),
    "/b": { status: 500 },
  };
  await withSite(pages, async ({ site, tenant }) => {
    const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId })).toMatchObject({
      status: "partial",
      pages: { failed: 1 },
    });
    site.set("/b", htmlPage("B", "About B."));
    site.requests.length = 0;
    await retrySource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    expect(site.requests.map(({ path }) => path)).toEqual(["/robots.txt", "/b"]);
    expect(await urlsOf(tenant, sourceId)).toEqual(["/", "/a", "/b"]);

    const document = await inTenant(tenant.id, (db) =>
      db.document.findFirstOrThrow({ where: { url: `${ORIGIN}/a` } }),
    );
    await removeDocument(tenant.ctx, { documentId: document.id });
    await syncSource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    expect(await urlsOf(tenant, sourceId)).toEqual(["/", "/b"]);
    expect(await reasons(tenant, sourceId)).toMatchObject({ "/a": "removed" });
  });
});
