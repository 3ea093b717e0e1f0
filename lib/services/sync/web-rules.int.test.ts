import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import { AppError } from "@/lib/core/errors";
import { asSystem, inTenant } from "@/lib/db";
import { removeDocument } from "@/lib/services/documents";
import {
  addSource,
  cancelSource,
  getSource,
  listPages,
  listRuns,
  previewSource,
  removeSource,
  retrySource,
  syncSource,
  updateSource,
} from "@/lib/services/sources";
import { makeTenant, type TestTenant, testOpenCtx } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { requestDueSyncs } from "./request-due";
import { htmlPage, makeSite, ORIGIN, type TestPage } from "./testing/site";

const urlsOf = (tenant: TestTenant, sourceId: string) =>
  inTenant(tenant.id, async (db) => {
    const rows = await db.document.findMany({
      where: { sourceId, deletedAt: null },
      orderBy: { url: "asc" },
    });
    return rows.map(({ url }) => url?.replace(ORIGIN, ""));
  });

async function withSite(
  pages: Record<string, TestPage | string>,
  body: (made: { site: Awaited<ReturnType<typeof makeSite>>; tenant: TestTenant }) => Promise<void>,
) {
  const site = await makeSite(pages);
  const tenant = await makeTenant("Web", { fetcher: site.fetcher });
  await withWorker({ fetcher: site.fetcher }, () => body({ site, tenant }));
}

async function reasons(tenant: TestTenant, sourceId: string) {
  const { items } = await listPages(tenant.ctx, { sourceId: sourceId as never });
  return Object.fromEntries(
    items.map(({ url, state, reason }) => [url.replace(ORIGIN, ""), reason ?? state]),
  );
}

test("what a site asks of robots is done, and the same page is taken in once", async () => {
  const pages = {
    "/robots.txt": {
      type: "text/plain",
      body: "User-agent: MiniRAG\nDisallow: /admin\n\nUser-agent: *\nDisallow: /",
    },
    "/": htmlPage("Home", "Welcome.", [
      "/a?utm_source=x#top",
      "/copy",
      "/printed",
      "/hidden",
      "/moved",
      "/admin/x",
      "/gone",
      "/away",
      "/logo.png",
      "/blog/1",
      "/deep",
      "mailto:a@example.org",
    ]),
    "/a": htmlPage("A", "All about A."),
    "/copy": htmlPage("A", "All about A."),
    "/printed": htmlPage("Print", "Print of A.", [], `<link rel="canonical" href="/a">`),
    "/hidden": htmlPage("Hidden", "Do not find me.", ["/behind"], `<meta name="robots" content="noindex">`),
    "/behind": {
      html: htmlPage("Behind", "Found behind.", ["/never"]),
      headers: { "x-robots-tag": "nofollow" },
    },
    "/never": htmlPage("Never", "Never."),
    "/moved": { location: "/new" },
    "/new": htmlPage("New", "A new place."),
    "/away": { location: "http://other.example/" },
    "/blog/1": htmlPage("Blog", "An excluded entry."),
    "/deep": htmlPage("Deep", "Deep.", ["/deeper"]),
    "/deeper": htmlPage("Deeper", "Deeper.", ["/deepest"]),
    "/deepest": htmlPage("Deepest", "Deepest."),
  };
  await withSite(pages, async ({ site, tenant }) => {
    const { id: sourceId } = await addSource(tenant.ctx, {
      type: "website",
      url: `${ORIGIN}/`,
      maxDepth: 2,
      exclude: ["/blog"],
    });
    await settled(tenant.id);
    const found = await urlsOf(tenant, sourceId);
    expect(found.filter((url) => url !== "/a" && url !== "/copy")).toEqual([
      "/",
      "/behind",
      "/deep",
      "/deeper",
      "/new",
    ]);
    // Either of two that say the same, whichever arrived first.
    expect(found).toHaveLength(6);
    const states = await reasons(tenant, sourceId);
    expect([states["/a"], states["/copy"]].sort()).toEqual(["duplicate", "fetched"]);
    expect(states).toMatchObject({
      "/printed": "canonical",
      "/hidden": "noindex",
      "/moved": "redirect",
      "/admin/x": "robots",
      "/gone": "gone",
    });
    const asked = site.requests.map(({ path }) => path);
    for (const path of ["/admin/x", "/logo.png", "/blog/1", "/never", "/deepest"])
      expect(asked).not.toContain(path);
    expect(await getSource(tenant.ctx, { sourceId })).toMatchObject({ title: "Home", url: `${ORIGIN}/` });
  });
});

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

test("a robots.txt without end, or out of reach, ends its source with a code", async () => {
  const home = htmlPage("Home", "Welcome.");
  await withSite({ "/": home, "/robots.txt": { body: "#".repeat(600_000) } }, async ({ site, tenant }) => {
    const add = () => addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    const large = await add();
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId: large.id })).toMatchObject({
      status: "failed",
      error: { code: "robots_too_large" },
    });
    site.set("/robots.txt", { status: 500 });
    const broken = await add();
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId: broken.id })).toMatchObject({
      status: "failed",
      error: { code: "robots_failed" },
      canRetry: false,
    });
    expect(site.requests.some(({ path }) => path === "/")).toBe(false);
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

test("a suspended team's sites are not looked at, whatever their schedule", async () => {
  await withSite({ "/": htmlPage("Home", "Welcome.") }, async ({ tenant }) => {
    const { id } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    await settled(tenant.id);
    await asSystem("setup", async (db) => {
      await db.source.update({
        where: { id },
        data: { nextSyncAt: new Date(0), schedule: { every: "day", hour: 3, timeZone: "UTC" } },
      });
      await db.tenant.update({ where: { id: tenant.id }, data: { suspendedAt: new Date() } });
    });
    await requestDueSyncs(testOpenCtx());
    const runs = () => inTenant(tenant.id, (db) => db.syncRun.count({ where: { sourceId: id } }));
    expect(await runs()).toBe(1);
    await asSystem("setup", (db) =>
      db.tenant.update({ where: { id: tenant.id }, data: { suspendedAt: null } }),
    );
    await requestDueSyncs(testOpenCtx());
    expect(await runs()).toBe(2);
    await updateSource(tenant.ctx, { sourceId: id, schedule: null });
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

test("a schedule is kept: what is due is looked at once, and what is given whole has none", async () => {
  await withSite({ "/": htmlPage("Home", "Welcome.") }, async ({ tenant }) => {
    const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    await settled(tenant.id);
    const schedule = { every: "day", hour: 3, timeZone: "Asia/Tokyo" } as const;
    const { nextSyncAt } = await updateSource(tenant.ctx, { sourceId, schedule });
    expect(nextSyncAt).toMatch(/T18:00:00\.000Z$/);
    const later = { ...testOpenCtx(), now: () => new Date(`${nextSyncAt}`) };
    expect(await requestDueSyncs(testOpenCtx())).toEqual({ requested: 0 });
    expect(await requestDueSyncs(later)).toEqual({ requested: 1 });
    expect(await requestDueSyncs(later)).toEqual({ requested: 0 });
    await settled(tenant.id);
    const { items } = await listRuns(tenant.ctx, { sourceId });
    expect(items.map(({ trigger, outcome }) => [trigger, outcome])).toEqual([
      ["schedule", "done"],
      ["added", "done"],
    ]);
    expect((await updateSource(tenant.ctx, { sourceId, schedule: null })).nextSyncAt).toBeNull();

    const text = await addSource(tenant.ctx, { type: "text", title: "T", text: "Words." });
    await expect(updateSource(tenant.ctx, { sourceId: text.id, schedule })).rejects.toMatchObject({
      code: "validation_failed",
    });
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

test("a site that begins to keep robots out loses nothing, and it is said what to do", async () => {
  const pages = { "/": htmlPage("Home", "Welcome.", ["/a"]), "/a": htmlPage("A", "Of A.") };
  await withSite(pages, async ({ site, tenant }) => {
    const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    await settled(tenant.id);
    expect(await urlsOf(tenant, sourceId)).toEqual(["/", "/a"]);
    site.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nDisallow: /\n" });
    await syncSource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    expect(await urlsOf(tenant, sourceId)).toEqual(["/", "/a"]);
    const [run] = (await listRuns(tenant.ctx, { sourceId })).items;
    expect(run).toMatchObject({ outcome: "failed", counts: { removed: 0 }, error: { code: "robots" } });
    expect(run?.error?.message).toContain("stays as it was");
    site.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nDisallow: /a\n" });
    await syncSource(tenant.ctx, { sourceId });
    await settled(tenant.id);
    expect(await urlsOf(tenant, sourceId)).toEqual(["/", "/a"]);
    expect(await reasons(tenant, sourceId)).toMatchObject({ "/a": "robots" });
  });
});
