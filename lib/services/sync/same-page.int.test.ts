import { expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { removeDocument } from "@/lib/services/documents";
import {
  addSource,
  cancelSource,
  getSource,
  listPages,
  listRuns,
  listSources,
  previewSource,
  removeSource,
  syncSource,
} from "@/lib/services/sources";
import { as, makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { settled } from "@/lib/testing/worker";
import { htmlPage, makeSite, ORIGIN } from "./testing/site";
import { urlsOf, withSite } from "./testing/with-site";

const PAGES = {
  "/": htmlPage("Home", "Welcome.", ["/a", "/b"]),
  "/a": { html: htmlPage("A", "About A."), headers: { etag: '"a"' } },
  "/b": htmlPage("B", "About B."),
};

const page = (path: string) => ({ type: "url" as const, url: `${ORIGIN}${path}` });
const site = { type: "website" as const, url: `${ORIGIN}/` };

async function pagesOf(tenant: TestTenant, sourceId: `src_${string}`) {
  const { items } = await listPages(tenant.ctx, { sourceId });
  return Object.fromEntries(items.map((row) => [row.url.replace(ORIGIN, ""), row]));
}

async function synced(tenant: TestTenant, sourceId: `src_${string}`) {
  await syncSource(tenant.ctx, { sourceId });
  await settled(tenant.id);
}

test("the same page twenty times at once, however it is written, is one document of one source", async () => {
  await withSite(PAGES, async ({ site: { requests }, tenant }) => {
    const ways = ["/a", "/a#top", "/a?utm_source=mail", "/./a"].map(page);
    const shouted = { type: "url" as const, url: `HTTP://${new URL(ORIGIN).host.toUpperCase()}:80/a` };
    const bodies = Array.from({ length: 20 }, (_, index) => [...ways, shouted][index % 5] ?? shouted);
    const sources = await Promise.all(bodies.map((body) => addSource(tenant.ctx, body)));
    expect(new Set(sources.map(({ id }) => id)).size).toBe(1);
    expect(sources.filter(({ duplicates }) => duplicates.length === 0)).toHaveLength(1);
    await settled(tenant.id);
    expect(await urlsOf(tenant)).toEqual(["/a"]);
    expect((await listSources(tenant.ctx, {})).items).toHaveLength(1);
    expect(requests.filter(({ path }) => path.startsWith("/a"))).toHaveLength(1);
    const again = await addSource(tenant.ctx, page("/a"));
    expect(again.duplicates).toMatchObject([{ name: `${ORIGIN}/a`, sourceTitle: "A", sourceId: again.id }]);
    expect(again.duplicates[0]?.documentId).toMatch(/^doc_/);
  });
});

test("twenty crawls of a site at once, each by rules of its own, make one document of each page", async () => {
  await withSite(PAGES, async ({ tenant }) => {
    const crawl = (at: number) => addSource(tenant.ctx, { ...site, exclude: [`/none-${at}`] });
    await Promise.all(Array.from({ length: 20 }, (_, at) => crawl(at)));
    await settled(tenant.id);
    expect(await urlsOf(tenant)).toEqual(["/", "/a", "/b"]);
    const { items } = await listSources(tenant.ctx, {});
    expect(items.map(({ status }) => status)).toEqual(Array(20).fill("ready"));
  });
}, 60_000);

test("a single page goes the way of all websites: a run, an ETag, a state", async () => {
  await withSite(PAGES, async ({ site: { requests }, tenant }) => {
    const { id: sourceId, status } = await addSource(tenant.ctx, page("/a"));
    expect(status).toBe("queued");
    await settled(tenant.id);
    await synced(tenant, sourceId);
    expect(requests).toEqual([
      { path: "/a", status: 200 },
      { path: "/a", status: 304 },
    ]);
    const { items } = await listRuns(tenant.ctx, { sourceId });
    expect(items.map(({ trigger, counts }) => [trigger, counts.added, counts.unchanged])).toEqual([
      ["manual", 0, 1],
      ["added", 1, 0],
    ]);
    expect(await getSource(tenant.ctx, { sourceId })).toMatchObject({ status: "ready", title: "A" });
  });
});

test("a crawl names the source that has a page, goes on from it, and takes it when that source is removed", async () => {
  await withSite(PAGES, async ({ tenant }) => {
    const home = await addSource(tenant.ctx, page("/"));
    const one = await addSource(tenant.ctx, page("/a"));
    await settled(tenant.id);
    expect((await previewSource(tenant.ctx, site)).leftOut).toEqual({ other_source: 2 });
    const { id: sourceId, duplicates } = await addSource(tenant.ctx, site);
    expect(duplicates).toEqual([]);
    await settled(tenant.id);
    expect(await urlsOf(tenant, sourceId)).toEqual(["/b"]);
    const states = await pagesOf(tenant, sourceId);
    expect(states["/"]).toMatchObject({ state: "skipped", reason: "other_source" });
    expect(states["/a"]).toMatchObject({ reason: "other_source", heldBy: { sourceId: one.id, title: "A" } });
    expect((await listRuns(tenant.ctx, { sourceId })).items[0]?.counts).toMatchObject({
      added: 1,
      skipped: 2,
    });

    await removeSource(tenant.ctx, { sourceId: one.id });
    await synced(tenant, sourceId);
    expect(await urlsOf(tenant, sourceId)).toEqual(["/a", "/b"]);
    expect(await urlsOf(tenant, home.id)).toEqual(["/"]);
  });
});

test("what a crawl has is named to whoever adds it as a page; what is new of a list is added", async () => {
  await withSite(PAGES, async ({ tenant }) => {
    const [one, two] = [await makeBot(tenant), await makeBot(tenant)];
    const crawl = await addSource(tenant.ctx, { ...site, maxDepth: 0, botIds: [one.id] });
    await settled(tenant.id);
    const again = await addSource(tenant.ctx, { ...page("/"), botIds: [two.id] });
    // The rest of the site was not asked for.
    expect(again).toMatchObject({ id: crawl.id, botIds: [one.id] });
    const urls = [`${ORIGIN}/`, `${ORIGIN}/a`];
    const list = await addSource(tenant.ctx, { type: "url", urls });
    expect(list).toMatchObject({ duplicates: [{ name: `${ORIGIN}/`, sourceId: crawl.id }] });
    await settled(tenant.id);
    expect(await urlsOf(tenant, list.id)).toEqual(["/a"]);
    const same = await addSource(tenant.ctx, { ...page("/a"), botIds: [two.id] });
    expect(same).toMatchObject({ id: list.id, botIds: [two.id] });
  });
});

test("a page that gave nothing, or was removed, is free for others", async () => {
  await withSite(PAGES, async ({ site: { set }, tenant }) => {
    const failed = await addSource(tenant.ctx, page("/later"));
    await settled(tenant.id);
    expect(await getSource(tenant.ctx, { sourceId: failed.id })).toMatchObject({
      status: "failed",
      error: { code: "not_found" },
    });
    set("/later", htmlPage("Later", "Here at last."));
    const second = await addSource(tenant.ctx, page("/later"));
    expect(second.duplicates).toEqual([]);
    await settled(tenant.id);
    await synced(tenant, failed.id);
    expect(await urlsOf(tenant)).toEqual(["/later"]);
    expect(await pagesOf(tenant, failed.id)).toMatchObject({ "/later": { heldBy: { sourceId: second.id } } });

    const [document] = await inTenant(tenant.id, (db) =>
      db.document.findMany({ where: { deletedAt: null } }),
    );
    await removeDocument(tenant.ctx, { documentId: document?.id as `doc_${string}` });
    await synced(tenant, failed.id);
    expect(await urlsOf(tenant, failed.id)).toEqual(["/later"]);
  });
});

test("a run that was stopped before it saw a page lets go of it", async () => {
  const { fetcher } = await makeSite(PAGES);
  const tenant = await makeTenant("Stopped", { fetcher });
  const { id: sourceId } = await addSource(tenant.ctx, page("/a"));
  expect((await addSource(tenant.ctx, page("/a"))).duplicates).toMatchObject([
    { documentId: null, sourceId },
  ]);
  await cancelSource(tenant.ctx, { sourceId });
  expect((await addSource(tenant.ctx, page("/a"))).id).not.toBe(sourceId);
});

test("other tenants and restricted tokens learn nothing", async () => {
  await withSite(PAGES, async ({ site: { fetcher }, tenant }) => {
    await addSource(tenant.ctx, page("/a"));
    const other = await makeTenant("Other", { fetcher });
    expect(await addSource(other.ctx, page("/a"))).toMatchObject({ duplicates: [] });

    const bot = await makeBot(tenant);
    const token = {
      type: "token",
      tokenId: "tok_1",
      ownerId: null,
      scopes: ["write"],
      botIds: [bot.id],
    } as const;
    const ctx = as(tenant.ctx, token);
    const own = await addSource(ctx, { ...page("/a"), botIds: [bot.id] });
    expect(own).toMatchObject({ duplicates: [] });
    await settled(tenant.id);
    expect(await urlsOf(tenant, own.id)).toEqual(["/a"]);
    // A crawl of people's that the token reaches names no source that it does not.
    const crawl = await addSource(tenant.ctx, { ...site, botIds: [bot.id] });
    await settled(tenant.id);
    const { items } = await listPages(ctx, { sourceId: crawl.id });
    expect(items.find(({ url }) => url.endsWith("/a"))).toMatchObject({
      reason: "other_source",
      heldBy: null,
    });
  });
});
