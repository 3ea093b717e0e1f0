import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { inTenant } from "@/lib/db";
import {
  addSource,
  getSource,
  listRuns,
  previewSource,
  syncSource,
  updateSource,
} from "@/lib/services/sources";
import { settled } from "@/lib/testing/worker";
import { htmlPage, ORIGIN, type TestPage } from "./testing/site";
import { urlsOf, withSite } from "./testing/with-site";

test("a sitemap of sitemaps, one of them packed, and what leaves it leaves the source", async () => {
  const urlset = (...paths: string[]) =>
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths
      .map(
        (path) =>
          `<url><loc>${ORIGIN}${path}</loc><image:image><image:loc>${ORIGIN}/x</image:loc></image:image></url>`,
      )
      .join("")}</urlset>`;
  const index = `<sitemapindex><sitemap><loc>${ORIGIN}/one.xml</loc></sitemap><sitemap><loc>${ORIGIN}/two.xml.gz</loc></sitemap></sitemapindex>`;
  const pages = {
    "/sitemap.xml": { type: "application/xml", body: index },
    "/one.xml": { type: "application/xml", body: urlset("/1", "/2") },
    "/two.xml.gz": { type: "application/gzip", body: gzipSync(urlset("/3")) },
    "/1": htmlPage("One", "First.", ["/not-listed"]),
    "/2": htmlPage("Two", "Second."),
    "/3": htmlPage("Three", "Third."),
    "/not-listed": htmlPage("Not listed", "No."),
  };
  await withSite(pages, async ({ site, tenant }) => {
    const { id: sourceId } = await addSource(tenant.ctx, { type: "sitemap", url: `${ORIGIN}/sitemap.xml` });
    await settled(tenant.id);
    expect(await urlsOf(tenant, sourceId)).toEqual(["/1", "/2", "/3"]);

    // A list that cannot be read is no reason to take away what it named.
    site.set("/two.xml.gz", { status: 503 });
    site.set("/one.xml", { type: "application/xml", body: urlset("/1") });
    await syncSource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    expect(await urlsOf(tenant, sourceId)).toEqual(["/1", "/2", "/3"]);

    site.set("/two.xml.gz", { type: "application/gzip", body: gzipSync(urlset("/3")) });
    await syncSource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    expect(await urlsOf(tenant, sourceId)).toEqual(["/1", "/3"]);
    const { items } = await listRuns(tenant.ctx, { sourceId });
    expect(items[0]).toMatchObject({
      trigger: "manual",
      outcome: "done",
      counts: { removed: 1, unchanged: 2, added: 0 },
    });
  });
});

test.each([
  ["a sitemap that is none", { "/sitemap.xml": "<html>Hello</html>" }, "upstream_rejected"],
  [
    "a sitemap that is packed and damaged",
    { "/sitemap.xml": { body: Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]) } },
    "upstream_rejected",
  ],
  ["a sitemap that is not there", {}, "not_found"],
])("%s ends its source with a code", async (_, pages: Record<string, TestPage | string>, code) => {
  await withSite(pages, async ({ tenant }) => {
    const { id: sourceId } = await addSource(tenant.ctx, { type: "sitemap", url: `${ORIGIN}/sitemap.xml` });
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId })).toMatchObject({ status: "failed", error: { code } });
  });
});

test("the limits of a source stop it, say so, and take nothing away", async () => {
  const links = Array.from({ length: 30 }, (_, index) => `/p${index}`);
  const pages = Object.fromEntries(links.map((path) => [path, htmlPage(path, `This is ${path}.`)]));
  await withSite({ "/": htmlPage("Home", "Welcome.", links), ...pages }, async ({ tenant }) => {
    const { id: sourceId } = await addSource(tenant.ctx, {
      type: "website",
      url: `${ORIGIN}/`,
      maxPages: 10,
    });
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId })).toMatchObject({
      status: "partial",
      counts: { documents: 10, ready: 10 },
      error: { code: "page_limit" },
    });
    const { site } = await updateSource(tenant.ctx, { sourceId, site: { maxPages: 100, exclude: ["/p7"] } });
    expect(site).toMatchObject({ maxPages: 100, exclude: ["/p7"] });
    await syncSource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId })).toMatchObject({
      status: "ready",
      counts: { ready: 30 },
    });
    const small = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/`, maxBytes: 3_000 });
    await settled(tenant.id);
    const source = await getSource(tenant.ctx, { sourceId: small.id });
    expect(source.error?.code).toBe("byte_limit");
    expect(source.counts.documents).toBeLessThan(30);
  });
});

test("of two pages that name each other as the true one, one is kept", async () => {
  const pages = {
    "/": htmlPage("Home", "Welcome.", ["/one", "/two"]),
    "/one": htmlPage("One", "It is the first.", [], `<link rel="canonical" href="/two">`),
    "/two": htmlPage("Two", "It is the second.", [], `<link rel="canonical" href="/one">`),
  };
  await withSite(pages, async ({ tenant }) => {
    const { id } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    await settled(tenant.id);
    expect((await urlsOf(tenant, id)).length).toBe(2);
  });
});

test("a list of pages, and one page, by the same way", async () => {
  const pages = {
    "/a": htmlPage("A", "About A.", ["/c"]),
    "/b": htmlPage("B", "About B."),
    "/c": htmlPage("C", "C."),
  };
  await withSite(pages, async ({ site, tenant }) => {
    const urls = [`${ORIGIN}/a`, `${ORIGIN}/b#x`, `${ORIGIN}/missing`];
    const list = await addSource(tenant.ctx, { type: "url", urls });
    const one = await addSource(tenant.ctx, { type: "url", url: `${ORIGIN}/c` });
    await settled(tenant.id);
    expect(await urlsOf(tenant, list.id)).toEqual(["/a", "/b"]);
    expect(await getSource(tenant.ctx, { sourceId: list.id })).toMatchObject({
      status: "partial",
      error: { code: "not_found" },
    });
    expect(await getSource(tenant.ctx, { sourceId: one.id })).toMatchObject({ status: "ready", title: "C" });
    await syncSource(tenant.ctx, { sourceId: one.id });
    await settled(tenant.id);
    const run = async () => (await listRuns(tenant.ctx, { sourceId: one.id })).items[0]?.counts;
    expect(await run()).toMatchObject({ unchanged: 1, changed: 0, added: 0 });
    site.set("/c", { status: 410 });
    await syncSource(tenant.ctx, { sourceId: one.id });
    await settled(tenant.id);
    expect(await run()).toMatchObject({ removed: 1 });
    expect(await urlsOf(tenant, one.id)).toEqual([]);
  });
});

test("a preview counts and estimates, and leaves no trace", async () => {
  const links = Array.from({ length: 40 }, (_, index) => `/p${index}`);
  const pages = Object.fromEntries(links.map((path) => [path, htmlPage(path, `This is ${path}.`)]));
  await withSite({ "/": htmlPage("Home", "Welcome.", links), ...pages }, async ({ tenant }) => {
    const preview = await previewSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    expect(preview).toMatchObject({
      documents: 41,
      isWhole: false,
      isLimited: false,
      failed: 0,
      error: null,
    });
    expect(preview.items[0]).toMatchObject({ name: `${ORIGIN}/`, title: "Home" });
    expect(preview.chunks).toBeGreaterThanOrEqual(41);
    const none = await previewSource(tenant.ctx, { type: "sitemap", url: `${ORIGIN}/sitemap.xml` });
    expect(none.error).toMatchObject({ code: "not_found" });
    const counts = await inTenant(tenant.id, (db) => db.source.count());
    expect(counts).toBe(0);
    await expect(previewSource(tenant.ctx, { type: "website", url: "http://10.0.0.1/" })).rejects.toThrow(
      AppError,
    );
  });
});
